package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.BucketHash;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;

/// Partition values as Iceberg computes them (spec, Partition Transforms): years, months, days and
/// hours are whole numbers since 1970, rounded down, in UTC. Bytes are hexadecimal.
final class PartitionSql {

  private static final String MICROS_PER_HOUR = "3600000000";

  private PartitionSql() {}

  static String expression(PartitionField field, Schema schema) {
    Column column =
        schema.column(field.column()).orElseThrow(() -> WriteErrors.unknownColumn(field.column()));
    String name = SqlText.name(column.name());
    return switch (field.transform()) {
      case Transform.Identity() -> identity(field, column, name);
      case Transform.Year() ->
          "CAST(year(" + moment(field, column, name, "year") + ") - 1970 AS INTEGER)";
      case Transform.Month() -> months(moment(field, column, name, "month"));
      case Transform.Day() ->
          "CAST(CAST("
              + moment(field, column, name, "day")
              + " AS DATE) - DATE '1970-01-01' AS INTEGER)";
      case Transform.Hour() -> hours(field, column, name);
      case Transform.Bucket(int count) ->
          "(" + hash(field, column, name) + " & 2147483647) % " + count;
      case Transform.Truncate(int width) -> truncate(field, column, name, width);
    };
  }

  private static String identity(PartitionField field, Column column, String name) {
    return switch (column.type()) {
      case Primitive primitive -> primitive == Primitive.BINARY ? "hex(" + name + ")" : name;
      case Type.Decimal decimal -> name;
      case Type.Struct struct -> throw refuse(field, column, "identity");
      case Type.ListOf list -> throw refuse(field, column, "identity");
      case Type.MapOf map -> throw refuse(field, column, "identity");
    };
  }

  private static String moment(PartitionField field, Column column, String name, String word) {
    if (column.type() == Primitive.DATE || column.type() == Primitive.TIMESTAMP) {
      return name;
    }
    if (column.type() == Primitive.TIMESTAMPTZ) {
      return "(" + name + " AT TIME ZONE 'UTC')";
    }
    throw refuse(field, column, word);
  }

  private static String months(String moment) {
    return "CAST((year(" + moment + ") - 1970) * 12 + month(" + moment + ") - 1 AS INTEGER)";
  }

  private static String hours(PartitionField field, Column column, String name) {
    if (column.type() == Primitive.DATE) {
      throw refuse(field, column, "hour");
    }
    String micros = "epoch_us(" + moment(field, column, name, "hour") + ")";
    return "CAST((" + floor(micros, MICROS_PER_HOUR) + ") // " + MICROS_PER_HOUR + " AS INTEGER)";
  }

  private static String hash(PartitionField field, Column column, String name) {
    return switch (column.type()) {
      case Primitive primitive ->
          switch (primitive) {
            case INT, LONG -> BucketHash.NUMBER.of("CAST(" + name + " AS BIGINT)");
            case DATE -> BucketHash.NUMBER.of("CAST(" + name + " - DATE '1970-01-01' AS BIGINT)");
            case TIME, TIMESTAMP, TIMESTAMPTZ -> BucketHash.NUMBER.of("epoch_us(" + name + ")");
            case STRING -> BucketHash.TEXT.of(name);
            case UUID -> BucketHash.UUID_TEXT.of("CAST(" + name + " AS VARCHAR)");
            case BINARY -> BucketHash.BYTES.of("hex(" + name + ")");
            case BOOLEAN, FLOAT, DOUBLE -> throw refuse(field, column, "bucket");
          };
      case Type.Decimal decimal -> BucketHash.DECIMAL.of("CAST(" + name + " AS VARCHAR)");
      case Type.Struct struct -> throw refuse(field, column, "bucket");
      case Type.ListOf list -> throw refuse(field, column, "bucket");
      case Type.MapOf map -> throw refuse(field, column, "bucket");
    };
  }

  private static String truncate(PartitionField field, Column column, String name, int width) {
    String by = String.valueOf(width);
    return switch (column.type()) {
      case Type.Decimal(int precision, int scale) -> {
        String step = "CAST(" + by + "e-" + scale + " AS DECIMAL(38," + scale + "))";
        yield "CAST(" + floor(name, step) + " AS DECIMAL(" + precision + "," + scale + "))";
      }
      case Primitive.INT -> "CAST(" + floor("CAST(" + name + " AS BIGINT)", by) + " AS INTEGER)";
      case Primitive.LONG -> "CAST(" + floor("CAST(" + name + " AS HUGEINT)", by) + " AS BIGINT)";
      case Primitive.STRING -> "left(" + name + ", " + by + ")";
      case Primitive.BINARY -> "left(hex(" + name + "), " + 2L * width + ")";
      case Primitive other -> throw refuse(field, column, "truncate[" + width + "]");
      case Type.Struct struct -> throw refuse(field, column, "truncate[" + width + "]");
      case Type.ListOf list -> throw refuse(field, column, "truncate[" + width + "]");
      case Type.MapOf map -> throw refuse(field, column, "truncate[" + width + "]");
    };
  }

  // % keeps the sign of the left side, so it is applied twice to round down, not towards zero
  private static String floor(String value, String step) {
    return value + " - ((" + value + " % " + step + ") + " + step + ") % " + step;
  }

  private static RuntimeException refuse(PartitionField field, Column column, String word) {
    return WriteErrors.unsupportedPartition(field, column.type().word(), word);
  }
}
