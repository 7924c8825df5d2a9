package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.list;
import static dev.weft.engine.tck.Tables.map;
import static dev.weft.engine.tck.Tables.plan;
import static dev.weft.engine.tck.Tables.required;
import static dev.weft.engine.tck.Tables.schema;
import static dev.weft.engine.tck.Tables.statement;
import static dev.weft.engine.tck.Tables.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.engine.Cancellation;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.TableWriter.Written;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What every table writer does: files, field ids, statistics, failures.
public abstract class TableWriterContract extends WriterSuite {

  /// Every type, nested ones too.
  static final Schema EVERYTHING =
      schema(
          column(1, "yes", Primitive.BOOLEAN),
          column(2, "small", Primitive.INT),
          column(3, "big", Primitive.LONG),
          column(4, "thin", Primitive.FLOAT),
          column(5, "wide", Primitive.DOUBLE),
          column(6, "word", Primitive.STRING),
          column(7, "bytes", Primitive.BINARY),
          column(8, "day", Primitive.DATE),
          column(9, "clock", Primitive.TIME),
          column(10, "moment", Primitive.TIMESTAMP),
          column(11, "instant", Primitive.TIMESTAMPTZ),
          column(12, "uuid", Primitive.UUID),
          column(13, "price", new Type.Decimal(9, 2)),
          column(14, "total", new Type.Decimal(38, 6)),
          column(
              15,
              "place",
              struct(
                  column(18, "city", Primitive.STRING),
                  column(19, "geo", struct(column(20, "lat", Primitive.DOUBLE))))),
          column(16, "stops", list(21, struct(column(22, "iata", Primitive.STRING)))),
          column(17, "fares", map(23, Primitive.STRING, 24, new Type.Decimal(5, 2))));

  private static final String EVERYTHING_SQL =
      """
      select true as yes, 1 as small, 2 as big, 1.5 as thin, 2.5 as wide, 'w' as word,
        cast('ab' as blob) as bytes, date '2020-02-29' as day, time '10:20:30.5' as clock,
        timestamp '2020-01-01 10:00:00.123456' as moment,
        cast('2020-01-01 10:00:00+02' as timestamptz) as instant,
        cast('6ba7b810-9dad-11d1-80b4-00c04fd430c8' as uuid) as uuid,
        12.34 as price, 1 as total,
        {'city': 'Ulm', 'geo': {'lat': 48.4}} as place, [{'iata': 'LAS'}] as stops,
        map {'eco': 9.5} as fares
      """;

  @Nested
  class Writing {

    private static final Schema PEOPLE =
        schema(required(1, "id", Primitive.LONG), column(2, "name", Primitive.STRING));

    @Test
    void castsTheStatementToTheTableAndCountsItsRows() {
      Written written =
          write("select 'Ada' as name, 2 as id union all select null, 3", PEOPLE, "id", "name");

      assertThat(written.rows()).isEqualTo(2);
      assertThat(written.rejected()).isEmpty();
      assertThat(probe().rows(plan(PEOPLE, written.files())))
          .containsExactlyInAnyOrder("2|Ada", "3|-");
      assertThat(written.files())
          .allSatisfy(
              file -> {
                assertThat(Path.of(file.path())).startsWith(data()).hasSize(file.bytes());
                assertThat(file.rows()).isEqualTo(2);
                assertThat(file.partition()).isEmpty();
              });
    }

    @Test
    void makesNoFileOfNoRows() {
      Written written = write("select 1 as id, 'x' as name where false", PEOPLE, "id", "name");

      assertThat(written.rows()).isZero();
      assertThat(written.files()).isEmpty();
      assertThat(leftovers()).isEmpty();
    }

    @Test
    void leavesARequiredNullToTheChecks() {
      Written written = write("select cast(null as int) as id, 'x' as name", PEOPLE, "id", "name");

      assertThat(probe().rows(plan(PEOPLE, written.files()))).containsExactly("-|x");
    }

    /// Several times, since threads that race do not always show it.
    @RepeatedTest(5)
    void sortsRowsWithinAFile() {
      Written written =
          writer()
              .write(
                  new Write(
                      statement(
                          "select (range * 7919) % 300007 as id, 'n' as name from range(300007)",
                          "id", "name"),
                      PEOPLE,
                      List.of(),
                      List.of("id"),
                      data(),
                      List.of(),
                      rejects()),
                  new Cancellation());

      assertThat(ids(probe().rows(plan(PEOPLE, written.files())))).isSorted();
    }

    @Test
    void addsFilesBesideThoseOfOtherWrites() {
      Written one = write("select 1 as id, 'x' as name", PEOPLE, "id", "name");
      Written two = write("select 2 as id, 'y' as name", PEOPLE, "id", "name");

      assertThat(one.files().getFirst().path()).isNotEqualTo(two.files().getFirst().path());
      assertThat(leftovers()).hasSize(2);
    }

    @Test
    void failsOnAValueThatDoesNotFitNamingTheColumnOnly() {
      assertThatThrownBy(() -> write("select 'secret' as id, 'x' as name", PEOPLE, "id", "name"))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.SQL_RUN, WeftException::code)
          .extracting(Throwable::getMessage, STRING)
          .contains("id")
          .doesNotContain("secret");
      assertThat(leftovers()).isEmpty();
    }

    @Test
    void namesColumnsThatTheStatementLacks() {
      assertThatThrownBy(() -> write("select 1 as id", PEOPLE, "id"))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.BUILD_COLUMN, WeftException::code)
          .extracting(Throwable::getMessage, STRING)
          .contains("name");
    }

    @Test
    void keepsTheTextOfAStatementThatEndsInAComment() {
      Written written = write("select 1 as id, 'x' as name -- done", PEOPLE, "id", "name");

      assertThat(written.rows()).isEqualTo(1);
    }

    @Test
    void takesBackItsFilesWhenCancelled() throws InterruptedException {
      Cancellation cancellation = new Cancellation();
      CountDownLatch started = new CountDownLatch(1);
      AtomicReference<Throwable> ending = new AtomicReference<>(new AssertionError("went on"));
      Schema ids = schema(column(1, "id", Primitive.LONG));
      Thread work =
          Thread.ofPlatform()
              .start(
                  () -> {
                    started.countDown();
                    try {
                      writer().write(request(endless(), ids), cancellation);
                    } catch (WeftException e) {
                      ending.set(e);
                    }
                  });
      started.await();

      cancellation.cancel();
      work.join();

      assertThat(ending.get())
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.SQL_CANCELLED, WeftException::code);
      assertThat(leftovers()).isEmpty();
    }
  }

  @Nested
  class Types {

    @Test
    void keepsEveryType() {
      Written written = writeEverything();

      assertThat(probe().rows(plan(EVERYTHING, written.files())))
          .containsExactly(
              "true|1|2|1.5|2.5|w|ab|2020-02-29|10:20:30.5|2020-01-01 10:00:00.123456"
                  + "|2020-01-01 08:00:00+00|6ba7b810-9dad-11d1-80b4-00c04fd430c8|12.34|1.000000"
                  + "|{'city': Ulm, 'geo': {'lat': 48.4}}|[{'iata': LAS}]|{eco=9.50}");
    }

    @Test
    void givesEveryFieldItsIdOnEveryLevel() {
      Written written = writeEverything();

      assertThat(probe().fieldIds(written.files().getFirst()))
          .containsEntry("yes", 1)
          .containsEntry("total", 14)
          .containsEntry("place", 15)
          .containsEntry("place.city", 18)
          .containsEntry("place.geo", 19)
          .containsEntry("place.geo.lat", 20)
          .containsEntry("stops", 16)
          .containsEntry("stops.element", 21)
          .containsEntry("stops.element.iata", 22)
          .containsEntry("fares", 17)
          .containsEntry("fares.key", 23)
          .containsEntry("fares.value", 24)
          .hasSize(24);
    }

    @Test
    void writesColumnsWithAnyName() {
      Schema odd =
          schema(column(1, "it's \"odd\"", Primitive.INT), column(2, "Größe", Primitive.INT));
      Written written =
          write("select 1 as \"it's \"\"odd\"\"\", 2 as \"Größe\"", odd, "it's \"odd\"", "Größe");

      assertThat(probe().rows(plan(odd, written.files()))).containsExactly("1|2");
      assertThat(written.files().getFirst().columns()).containsOnlyKeys(1, 2);
    }

    private Written writeEverything() {
      return write(EVERYTHING_SQL, EVERYTHING, EVERYTHING.names().toArray(String[]::new));
    }
  }

  @Nested
  class Statistics {

    private static final Schema READINGS =
        schema(
            column(1, "id", Primitive.INT),
            column(2, "value", Primitive.DOUBLE),
            column(3, "place", struct(column(5, "name", Primitive.STRING))),
            column(4, "tags", list(6, Primitive.STRING)));

    @Test
    void agreeWithARecount() {
      ColumnStatistics id =
          of("select range as id, null as value, null as place, null as tags from range(1000)")
              .get(0);

      assertThat(id.values()).isEqualTo(1000);
      assertThat(id.nulls()).isZero();
      assertThat(id.bytes()).isPositive();
      assertThat(id.lower()).contains("0");
      assertThat(id.upper()).contains("999");
    }

    @Test
    void countNullsAndGiveNoBoundsForNothingElse() {
      ColumnStatistics value =
          of("select range as id, null as value, null as place, null as tags from range(9)").get(1);

      assertThat(value.nulls()).isEqualTo(9);
      assertThat(value.lower()).isEmpty();
      assertThat(value.upper()).isEmpty();
    }

    @Test
    void giveNoBoundsWhereThereIsNaN() {
      ColumnStatistics value =
          of("select 1 as id, cast('nan' as double) as value, null as place, null as tags"
                  + " union all select 2, 5, null, null")
              .get(1);

      assertThat(value.nans()).contains(1L);
      assertThat(value.lower()).isEmpty();
      assertThat(value.upper()).isEmpty();
    }

    @Test
    void spellZerosSoThatBothLieWithin() {
      ColumnStatistics value =
          of("select 1 as id, 0.0 as value, null as place, null as tags").get(1);

      assertThat(value.lower()).contains("-0.0");
      assertThat(value.upper()).contains("0.0");
    }

    @Test
    void reachIntoStructsButNotIntoLists() {
      WrittenFile file =
          only("select 1 as id, 1 as value, {'name': 'Ulm'} as place, ['a', 'b'] as tags");

      assertThat(file.columns()).containsOnlyKeys(1, 2, 5);
      assertThat(statistics(file, 5).lower()).contains("Ulm");
    }

    @Test
    void knowWhereRowGroupsStart() {
      WrittenFile file =
          only(
              "select range as id, range as value, null as place, null as tags from range(300000)");

      assertThat(file.splitOffsets())
          .hasSizeGreaterThan(1)
          .isSorted()
          .isEqualTo(probe().rowGroups(file));
    }

    private List<ColumnStatistics> of(String sql) {
      WrittenFile file = only(sql);
      return List.of(statistics(file, 1), statistics(file, 2));
    }

    private WrittenFile only(String sql) {
      return write(sql, READINGS, "id", "value", "place", "tags").files().getFirst();
    }
  }
}
