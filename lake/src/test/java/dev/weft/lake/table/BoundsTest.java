package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An engine's text becomes Iceberg's bounds, or nothing.
class BoundsTest {

  @ParameterizedTest
  @CsvSource({
    "boolean, 0, 00",
    "boolean, true, 01",
    "int, -1, ffffffff",
    "long, 1, 0100000000000000",
    "float, 1.5, 0000c03f",
    "float, -inf, 000080ff",
    "double, 1.5, 000000000000f83f",
    "double, inf, 000000000000f07f",
    "'decimal(9,2)', 12.34, 04d2",
    "'decimal(9,2)', -1, 9c",
    "date, 1970-01-02, 01000000",
    "date, 1969-12-31, ffffffff",
    "time, 00:00:01, 40420f0000000000",
    "timestamp, 1970-01-01 00:00:01, 40420f0000000000",
    "timestamp, 1970-01-01T00:00:00.000001, 0100000000000000",
    "timestamptz, 1970-01-01 00:00:01+00, 40420f0000000000",
    "timestamptz, 1970-01-01T02:00:01+02:00, 40420f0000000000",
    "timestamptz, 1970-01-01T00:00:01Z, 40420f0000000000",
    "string, JFK, 4a464b",
    "binary, DEAD, dead",
    "uuid, 00000000-0000-0001-0000-000000000002, 00000000000000010000000000000002"
  })
  void readsWhatEnginesPrint(String type, String text, String hex) {
    var iceberg = Types.fromPrimitiveString(type.replace("decimal(9,2)", "decimal(9, 2)"));
    assertThat(Bounds.lower(iceberg, text).map(BoundsTest::hex)).contains(hex);
    assertThat(Bounds.upper(iceberg, text).map(BoundsTest::hex)).contains(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "int, 3000000000",
    "int, abc",
    "long, 1.5",
    "double, much",
    "boolean, maybe",
    "'decimal(9, 2)', 1.234",
    "date, 44-03-15 (BC)",
    "date, infinity",
    "timestamp, 290309-12-22 00:00:00",
    "time, 24:00:00",
    "timestamptz, 2001-01-01 00:00:00",
    "uuid, none",
    "binary, \\xAB"
  })
  void dropsWhatItCannotRead(String type, String text) {
    assertThat(Bounds.lower(Types.fromPrimitiveString(type), text)).isEmpty();
    assertThat(Bounds.upper(Types.fromPrimitiveString(type), text)).isEmpty();
  }

  @Test
  void cutsLongTextsDownAndUp() {
    var type = Types.StringType.get();
    assertThat(Bounds.lower(type, "Hartsfield-Jackson Atlanta").map(BoundsTest::text))
        .contains("Hartsfield-Jacks");
    assertThat(Bounds.upper(type, "Hartsfield-Jackson Atlanta").map(BoundsTest::text))
        .contains("Hartsfield-Jackt");
    assertThat(Bounds.upper(type, "\uDBFF\uDFFF".repeat(20))).as("nothing is above").isEmpty();
  }

  @Test
  void cutsLongBytesDownAndUp() {
    var type = Types.BinaryType.get();
    assertThat(Bounds.lower(type, "00".repeat(20)).map(BoundsTest::hex)).contains("00".repeat(16));
    assertThat(Bounds.upper(type, "00".repeat(20)).map(BoundsTest::hex))
        .contains("00".repeat(15) + "01");
    assertThat(Bounds.upper(type, "ff".repeat(20))).isEmpty();
  }

  @Test
  void putsBothZerosWithinTheBounds() {
    var type = Types.DoubleType.get();
    assertThat(Bounds.lower(type, "0.0").map(BoundsTest::hex)).contains("0000000000000080");
    assertThat(Bounds.upper(type, "-0.0").map(BoundsTest::hex)).contains("0000000000000000");
  }

  @Test
  void keepsWhatIcebergWouldReadFromTheFooter() {
    var metrics =
        metrics(
            List.of(
                column("delay", Primitive.INT),
                column("share", Primitive.DOUBLE),
                column("leg", new Type.Struct(List.of(column("from", Primitive.STRING)))),
                column("delays", new Type.ListOf(column("element", Primitive.INT)))),
            Map.of(
                1, statistics(Optional.empty(), "-5", "120"),
                2, statistics(Optional.of(1L), "0.1", "0.9"),
                5, statistics(Optional.empty(), "ATL", "SFO"),
                6, statistics(Optional.empty(), "1", "2")));
    assertThat(metrics.recordCount()).isEqualTo(10);
    assertThat(metrics.columnSizes()).containsOnlyKeys(1, 2, 5, 6);
    assertThat(metrics.valueCounts()).as("not inside a list").containsOnlyKeys(1, 2, 5);
    assertThat(metrics.nullValueCounts()).containsEntry(1, 3L).containsOnlyKeys(1, 2, 5);
    assertThat(metrics.nanValueCounts()).containsExactly(Map.entry(2, 1L));
    assertThat(metrics.lowerBounds()).as("not with NaN").containsOnlyKeys(1, 5);
    assertThat(metrics.upperBounds()).containsOnlyKeys(1, 5);
    assertThat(
            Conversions.<Integer>fromByteBuffer(
                Types.IntegerType.get(), metrics.upperBounds().get(1)))
        .isEqualTo(120);
  }

  private static ColumnStatistics statistics(Optional<Long> nans, String lower, String upper) {
    return new ColumnStatistics(80, 10, 3, nans, Optional.of(lower), Optional.of(upper));
  }

  private static Metrics metrics(List<Column> columns, Map<Integer, ColumnStatistics> statistics) {
    var schema = FieldIds.none().assign(schema(columns.toArray(Column[]::new)));
    return FileMetrics.of(
        new WrittenFile("/f", 10, 100, statistics, List.of(), List.of()),
        IcebergSchemas.iceberg(schema));
  }

  private static String hex(ByteBuffer bytes) {
    return HexFormat.of().formatHex(bytes.array(), bytes.arrayOffset(), bytes.limit());
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
