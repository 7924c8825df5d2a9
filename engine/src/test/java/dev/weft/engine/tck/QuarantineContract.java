package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.plan;
import static dev.weft.engine.tck.Tables.schema;
import static dev.weft.engine.tck.Tables.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.engine.Cancellation;
import dev.weft.engine.Counted;
import dev.weft.engine.Rejects;
import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.TableWriter.Written;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Rows that break a quarantine check and where they go, and rows that stand for too few.
public abstract class QuarantineContract extends WriterSuite {

  private static final Schema FLIGHTS =
      schema(
          column(1, "id", Primitive.LONG),
          column(2, "delay", Primitive.INT),
          column(3, "origin", Primitive.STRING));

  private static final Check DELAY =
      quarantine(
          "range(delay)",
          new Rule.Range(
              "delay",
              Optional.of("-120"),
              Optional.of("2880"),
              Optional.empty(),
              Optional.empty()));
  private static final Check REQUIRED = quarantine("required(delay)", new Rule.Required("delay"));
  private static final Check IATA =
      quarantine("pattern(origin)", new Rule.Pattern("origin", "^[A-Z]{3}$"));

  @Nested
  class MovingRows {

    @Test
    void movesBreakersAsideWithRuleClassAndRow() {
      Written written =
          writeGuarded(
              "select 1 as id, 5 as delay, 'LAS' as origin union all select 2, 9999, 'ATL'"
                  + " union all select 3, null, 'JFK'",
              FLIGHTS,
              List.of(DELAY, REQUIRED));

      assertThat(written.rows()).isEqualTo(1);
      assertThat(written.rejected())
          .containsExactly(entry("range(delay)", 1L), entry("required(delay)", 1L));
      assertThat(written.rejectedRows()).isEqualTo(2);
      assertThat(probe().rows(plan(FLIGHTS, written.files()))).containsExactly("1|5|LAS");
      assertThat(probe().rows(plan(Rejects.SCHEMA, written.rejectFiles())))
          .containsExactlyInAnyOrder(
              "range(delay)|range|-|-|{\"id\":2,\"delay\":9999,\"origin\":\"ATL\"}",
              "required(delay)|required|-|-|{\"id\":3,\"delay\":null,\"origin\":\"JFK\"}");
      assertThat(probe().fieldIds(written.rejectFiles().getFirst()))
          .containsOnlyKeys("rule", "class", "_file", "_row", "row");
    }

    @Test
    void countsARowOnceUnderTheFirstCheckItBreaks() {
      Written written =
          writeGuarded(
              "select 1 as id, 9999 as delay, 'bad' as origin", FLIGHTS, List.of(IATA, DELAY));

      assertThat(written.rows()).isZero();
      assertThat(written.files()).isEmpty();
      assertThat(written.rejected()).containsExactly(entry("pattern(origin)", 1L));
    }

    @Test
    void movesRowsForWhatLiesInsideOfThem() {
      Schema bookings =
          schema(
              column(1, "id", Primitive.LONG),
              column(
                  2, "legs", Tables.list(3, Tables.struct(column(4, "origin", Primitive.STRING)))));
      Check legs =
          quarantine(
              "required(legs[].origin)",
              new Rule.Nested("legs", List.of("", "origin"), new Rule.Required("origin")));
      Written written =
          writeGuarded(
              "select 1 as id, [{'origin': 'LAS'}] as legs"
                  + " union all select 2, [{'origin': 'ATL'}, {'origin': null}]"
                  + " union all select 3, null",
              bookings,
              List.of(legs));

      assertThat(written.rejected()).containsExactly(entry("required(legs[].origin)", 1L));
      assertThat(written.rows()).isEqualTo(2);
    }

    @Test
    void keepsTheOriginOfCapturedRows() {
      Schema captured =
          schema(
              column(1, "delay", Primitive.INT),
              column(2, "_file", Primitive.STRING),
              column(3, "_row", Primitive.LONG));
      Written written =
          writeGuarded(
              "select 9999 as delay, 'a.csv' as _file, 17 as _row", captured, List.of(DELAY));

      assertThat(probe().rows(plan(Rejects.SCHEMA, written.rejectFiles())))
          .singleElement(STRING)
          .startsWith("range(delay)|range|a.csv|17|");
    }

    @Test
    void writesNoRejectsWhenNobodyBreaksARule() {
      Written written =
          writeGuarded("select 1 as id, 5 as delay, 'LAS' as origin", FLIGHTS, List.of(DELAY));

      assertThat(written.rejected()).isEmpty();
      assertThat(written.rejectFiles()).isEmpty();
      assertThat(leftovers()).hasSize(1);
    }

    @Test
    void evaluatesTheStatementOnce() {
      Written written =
          writeGuarded(
              "select range as id, cast(random() * 6000 as int) as delay, 'LAS' as origin"
                  + " from range(20000)",
              FLIGHTS,
              List.of(DELAY));

      assertThat(written.rejectedRows()).isPositive();
      assertThat(written.rows() + written.rejectedRows()).isEqualTo(20000);
      assertThat(probe().rows(plan(FLIGHTS, written.files())))
          .allSatisfy(
              row -> assertThat(Integer.parseInt(row.split("\\|", -1)[1])).isBetween(-120, 2880));
    }

    @Test
    void movesRowsAsideOfSortedPartitionsToo() {
      Written written =
          writer()
              .write(
                  new Write(
                      statement(
                          "select range as id, cast(range % 3000 as int) as delay,"
                              + " 'L' || (range % 4) as origin from range(30000)",
                          "id", "delay", "origin"),
                      FLIGHTS,
                      List.of(new PartitionField("origin", new Transform.Identity())),
                      List.of("delay", "id"),
                      data(),
                      List.of(DELAY),
                      rejects()),
                  new Cancellation());

      assertThat(written.rejected()).containsExactly(entry("range(delay)", 1190L));
      assertThat(written.rows()).isEqualTo(28810);
      assertThat(written.files())
          .extracting(file -> file.partition().getFirst().orElseThrow())
          .containsExactly("L0", "L1", "L2", "L3");
      assertThat(probe().rows(plan(Rejects.SCHEMA, written.rejectFiles()))).hasSize(1190);
    }

    @Test
    void saysWhichPatternItDoesNotUnderstand() {
      Check lookAhead = quarantine("iata", new Rule.Pattern("origin", "(?=secret)x"));

      assertThatThrownBy(
              () ->
                  writeGuarded(
                      "select 1 as id, 5 as delay, 'LAS' as origin", FLIGHTS, List.of(lookAhead)))
          .asInstanceOf(type(WeftException.class))
          .extracting(Throwable::getMessage, STRING)
          .contains("iata");
      assertThat(leftovers()).isEmpty();
    }
  }

  @Nested
  class CountingGroups {

    private static final LeastGroup ROWS =
        new LeastGroup(new Counted.Count("n", Optional.empty()), 3);
    private static final LeastGroup VALUES =
        new LeastGroup(new Counted.Count("n", Optional.of("m")), 3);

    private Written grouped(String rows, List<Check> checks, LeastGroup... groups) {
      return writer()
          .write(
              new Write(
                  statement(
                      "select id, delay, origin, n, m from (values "
                          + rows
                          + ") v(id, delay, origin, n, m)",
                      "id",
                      "delay",
                      "origin",
                      "n",
                      "m"),
                  FLIGHTS,
                  List.of(new PartitionField("origin", new Transform.Identity())),
                  List.of("id"),
                  data(),
                  checks,
                  rejects(),
                  List.of(groups)),
              new Cancellation());
    }

    @Test
    void writesWhatStandsForEnoughSubjectsWithoutTheirNumber() {
      Written written =
          grouped("(1, 5, 'LAS', 3, 0), (2, 6, 'ATL', 40, 3)", List.of(), ROWS, VALUES);

      assertThat(written.small()).isEmpty();
      assertThat(probe().rows(plan(FLIGHTS, written.files())))
          .containsExactlyInAnyOrder("1|5|LAS", "2|6|ATL");
      assertThat(written.files())
          .allSatisfy(
              file -> assertThat(probe().fieldIds(file)).containsOnlyKeys("id", "delay", "origin"));
    }

    @Test
    void writesNothingWhereARowStandsForTooFew() {
      Written written =
          grouped(
              "(1, 5, 'LAS', 3, 1), (2, 9999, 'ATL', 2, 0), (3, 7, 'JFK', 9, 2)",
              List.of(DELAY),
              ROWS,
              VALUES);

      assertThat(written.small()).containsOnly(entry(ROWS, 1L), entry(VALUES, 3L));
      assertThat(written.files()).isEmpty();
      assertThat(written.rejectFiles()).isEmpty();
      assertThat(leftovers()).isEmpty();
    }
  }

  private static Check quarantine(String name, Rule.OfRow rule) {
    return new Check(name, "flights", "flights", rule, Severity.ERROR, "validity", true);
  }
}
