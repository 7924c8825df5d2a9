package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.plan;
import static dev.weft.engine.tck.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.engine.TableWriter.Written;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Partitions and the values that the files say they hold.
public abstract class PartitionContract extends WriterSuite {

  private static final Schema EVENTS =
      schema(
          column(1, "id", Primitive.LONG),
          column(2, "at", Primitive.TIMESTAMP),
          column(3, "kind", Primitive.STRING));

  @Nested
  class Partitioning {

    @ParameterizedTest
    @CsvSource({
      "1970-01-01 00:00:00, 0, 0, 0, 0",
      "1971-02-03 04:05:06, 1, 13, 398, 9556",
      "1969-12-31 23:59:59.999999, -1, -1, -1, -1",
      "1968-01-01 00:00:00, -2, -24, -731, -17544"
    })
    void roundsMomentsDownSince1970(
        String moment, String year, String month, String day, String hour) {
      String sql = "select 1 as id, timestamp '" + moment + "' as at, 'x' as kind";

      assertThat(values(sql, new Transform.Year())).containsExactly(Optional.of(year));
      assertThat(values(sql, new Transform.Month())).containsExactly(Optional.of(month));
      assertThat(values(sql, new Transform.Day())).containsExactly(Optional.of(day));
      assertThat(values(sql, new Transform.Hour())).containsExactly(Optional.of(hour));
    }

    @Test
    void takesDatesAndInstantsInUtc() {
      Schema schema =
          schema(column(1, "day", Primitive.DATE), column(2, "at", Primitive.TIMESTAMPTZ));
      String sql =
          "select date '1969-12-31' as day, cast('1970-01-01 00:30:00+01' as timestamptz) as at";
      Written written =
          writePartitioned(
              sql,
              schema,
              List.of(
                  new PartitionField("day", new Transform.Day()),
                  new PartitionField("at", new Transform.Hour()),
                  new PartitionField("at", new Transform.Month())),
              List.of());

      assertThat(written.files().getFirst().partition())
          .containsExactly(Optional.of("-1"), Optional.of("-1"), Optional.of("-1"));
    }

    @Test
    void truncatesNumbersDownAndTextsByCodePoints() {
      Schema schema =
          schema(
              column(1, "i", Primitive.INT),
              column(2, "l", Primitive.LONG),
              column(3, "d", new Type.Decimal(9, 2)),
              column(4, "s", Primitive.STRING));
      Written written =
          writePartitioned(
              "select -1 as i, 13 as l, -10.65 as d, 'äö€xyz' as s",
              schema,
              List.of(
                  new PartitionField("i", new Transform.Truncate(10)),
                  new PartitionField("l", new Transform.Truncate(10)),
                  new PartitionField("d", new Transform.Truncate(50)),
                  new PartitionField("s", new Transform.Truncate(3))),
              List.of());

      assertThat(written.files().getFirst().partition())
          .containsExactly(
              Optional.of("-10"), Optional.of("10"), Optional.of("-11.00"), Optional.of("äö€"));
    }

    /// The values that the Iceberg specification hashes (Appendix B).
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "INT         | 34                                                    | 2017239379",
          "LONG        | 34                                                    | 2017239379",
          "DATE        | date '2017-11-16'                                     | -653330422",
          "TIME        | time '22:31:08'                                       | -662762989",
          "TIMESTAMP   | timestamp '2017-11-16 22:31:08'                       | -2047944441",
          "TIMESTAMPTZ | cast('2017-11-16 14:31:08-08:00' as timestamptz)      | -2047944441",
          "STRING      | 'iceberg'                                             | 1210000089",
          "UUID        | cast('f79c3e09-677c-4bbd-a479-3f349cb785e7' as uuid)  | 1488055340",
          "BINARY      | unhex('00010203')                                     | -188683207"
        })
    void sharesRowsOutByTheHashOfTheSpecification(Primitive type, String value, int hash) {
      assertThat(bucket(type, value)).containsExactly(Optional.of(bucketOf(hash)));
    }

    @Test
    void hashesTheDigitsOfDecimals() {
      assertThat(bucket(new Type.Decimal(9, 2), "14.20"))
          .containsExactly(Optional.of(bucketOf(-500754589)));
    }

    @Test
    void leavesNullsInAPartitionOfTheirOwn() {
      assertThat(bucket(Primitive.STRING, "null")).containsExactly(Optional.empty());
    }

    private static String bucketOf(int hash) {
      return String.valueOf((hash & Integer.MAX_VALUE) % 1000);
    }

    private List<Optional<String>> bucket(Type type, String value) {
      return writePartitioned(
              "select " + value + " as v",
              schema(column(1, "v", type)),
              List.of(new PartitionField("v", new Transform.Bucket(1000))),
              List.of())
          .files()
          .getFirst()
          .partition();
    }

    @Test
    void tellsNullFromEmptyText() {
      List<PartitionField> byKind = List.of(new PartitionField("kind", new Transform.Identity()));
      for (List<String> sort : List.of(List.<String>of(), List.of("id"))) {
        Written written =
            writePartitioned(
                "select 1 as id, timestamp '2020-01-01' as at, '' as kind"
                    + " union all select 2, timestamp '2020-01-01', null"
                    + " union all select 3, timestamp '2020-01-01', 'it''s a/b=c'",
                EVENTS,
                byKind,
                sort);

        assertThat(written.files())
            .extracting(WrittenFile::partition)
            .containsExactlyInAnyOrder(
                List.of(Optional.of("")),
                List.of(Optional.empty()),
                List.of(Optional.of("it's a/b=c")));
        assertThat(probe().rows(plan(EVENTS, written.files()))).hasSize(3);
      }
    }

    @Test
    void keepsPartitionColumnsInTheFilesAndLeavesItsOwnOut() {
      Written written =
          writePartitioned(
              "select 1 as id, timestamp '2020-01-01' as at, 'a' as kind",
              EVENTS,
              List.of(new PartitionField("kind", new Transform.Identity())),
              List.of());

      assertThat(probe().fieldIds(written.files().getFirst())).containsOnlyKeys("id", "at", "kind");
    }

    @ParameterizedTest
    @CsvSource({"3", "200"})
    void sortsWithinEachFileOfEachPartition(int partitions) {
      Written written =
          writePartitioned(
              "select (range * 7919) % 300007 as id, timestamp '2020-01-01' as at,"
                  + " 'k' || (range % "
                  + partitions
                  + ") as kind from range(300007)",
              EVENTS,
              List.of(new PartitionField("kind", new Transform.Identity())),
              List.of("id"));

      assertThat(written.rows()).isEqualTo(300007);
      assertThat(written.files()).hasSize(partitions);
      assertThat(written.files())
          .allSatisfy(
              file ->
                  assertThat(ids(probe().rows(plan(EVENTS, List.of(file)))))
                      .isSorted()
                      .hasSize((int) file.rows()));
    }

    @Test
    void makesNoFileOfNoRows() {
      Written written =
          writePartitioned(
              "select 1 as id, timestamp '2020-01-01' as at, 'a' as kind where false",
              EVENTS,
              List.of(new PartitionField("kind", new Transform.Identity())),
              List.of("id"));

      assertThat(written.files()).isEmpty();
      assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesTransformsThatAColumnDoesNotHave() {
      refuses("kind", new Transform.Year());
      refuses("at", new Transform.Truncate(5));
      refuses("id", new Transform.Hour());
      for (String column : List.of("wide", "yes")) {
        refuses(column, new Transform.Bucket(16));
      }
    }

    private void refuses(String column, Transform transform) {
      Schema schema =
          schema(
              column(1, "id", Primitive.LONG),
              column(2, "at", Primitive.TIMESTAMP),
              column(3, "kind", Primitive.STRING),
              column(4, "wide", Primitive.DOUBLE),
              column(5, "yes", Primitive.BOOLEAN));
      assertThatThrownBy(
              () ->
                  writePartitioned(
                      "select 1 as id, timestamp '2020-01-01' as at, 'a' as kind,"
                          + " 1.5 as wide, true as yes",
                      schema,
                      List.of(new PartitionField(column, transform)),
                      List.of()))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.BUILD_TYPE, WeftException::code);
      assertThat(leftovers()).isEmpty();
    }

    private List<Optional<String>> values(String sql, Transform transform) {
      return writePartitioned(sql, EVENTS, List.of(new PartitionField("at", transform)), List.of())
          .files()
          .getFirst()
          .partition();
    }
  }
}
