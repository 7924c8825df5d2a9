package dev.weft.engine.duckdb.worker;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Map;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/// Columns of the C data interface as the schema of an IPC message (Arrow columnar format, "Schema
/// message").
final class IpcSchema {

  private final FlatBufferBuilder builder;

  IpcSchema(FlatBufferBuilder builder) {
    this.builder = builder;
  }

  /// Writes the schema and answers where it stands.
  int write(ArrowMemory.Schema columns) {
    int fields = Schema.createFieldsVector(builder, fields(columns.children()));
    return Schema.createSchema(builder, (short) 0, fields, 0, 0);
  }

  private int[] fields(List<ArrowMemory.Schema> columns) {
    return columns.stream().mapToInt(this::field).toArray();
  }

  private int field(ArrowMemory.Schema column) {
    int name = builder.createString(column.name());
    int children = Field.createChildrenVector(builder, fields(column.children()));
    int metadata = metadata(column);
    String format = column.format();
    int type = type(format);
    return Field.createField(
        builder, name, column.nullable(), kind(format), type, 0, children, metadata);
  }

  private int metadata(ArrowMemory.Schema column) {
    List<Integer> entries = new ArrayList<>();
    column
        .metadata()
        .forEach(
            (key, value) ->
                entries.add(
                    KeyValue.createKeyValue(
                        builder, builder.createString(key), builder.createString(value))));
    return entries.isEmpty()
        ? 0
        : Field.createCustomMetadataVector(
            builder, entries.stream().mapToInt(Integer::intValue).toArray());
  }

  private static byte kind(String format) {
    return switch (format.charAt(0)) {
      case 'n' -> Type.Null;
      case 'b' -> Type.Bool;
      case 'c', 'C', 's', 'S', 'i', 'I', 'l', 'L' -> Type.Int;
      case 'f', 'g' -> Type.FloatingPoint;
      case 'd' -> Type.Decimal;
      case 'u' -> Type.Utf8;
      case 'U' -> Type.LargeUtf8;
      case 'z' -> Type.Binary;
      case 'Z' -> Type.LargeBinary;
      case 'w' -> Type.FixedSizeBinary;
      case 't' -> timeKind(format);
      case '+' -> nestedKind(format);
      default -> throw unknown(format);
    };
  }

  private static byte timeKind(String format) {
    return switch (format.charAt(1)) {
      case 'd' -> Type.Date;
      case 't' -> Type.Time;
      case 's' -> Type.Timestamp;
      case 'D' -> Type.Duration;
      case 'i' -> Type.Interval;
      default -> throw unknown(format);
    };
  }

  private static byte nestedKind(String format) {
    return switch (format.charAt(1)) {
      case 'l' -> Type.List;
      case 'L' -> Type.LargeList;
      case 's' -> Type.Struct_;
      case 'm' -> Type.Map;
      case 'w' -> Type.FixedSizeList;
      case 'u' -> Type.Union;
      default -> throw unknown(format);
    };
  }

  private int type(String format) {
    return switch (kind(format)) {
      case Type.Int ->
          Int.createInt(builder, bits(format), Character.isLowerCase(format.charAt(0)));
      case Type.FloatingPoint ->
          FloatingPoint.createFloatingPoint(
              builder, format.equals("f") ? Precision.SINGLE : Precision.DOUBLE);
      case Type.Decimal -> decimal(format.substring(2).split(",", -1));
      case Type.FixedSizeBinary ->
          FixedSizeBinary.createFixedSizeBinary(builder, number(format, 2));
      case Type.FixedSizeList -> FixedSizeList.createFixedSizeList(builder, number(format, 3));
      case Type.Map -> Map.createMap(builder, false);
      case Type.Union -> union(format);
      case Type.Date ->
          Date.createDate(builder, format.equals("tdD") ? DateUnit.DAY : DateUnit.MILLISECOND);
      case Type.Time -> Time.createTime(builder, unit(format), unit(format) > 1 ? 64 : 32);
      case Type.Timestamp -> timestamp(format);
      case Type.Duration -> Duration.createDuration(builder, unit(format));
      case Type.Interval -> Interval.createInterval(builder, intervalUnit(format));
      default -> empty();
    };
  }

  /// Types without parameters are all written alike: as a table of nothing.
  private int empty() {
    Bool.startBool(builder);
    return Bool.endBool(builder);
  }

  private static int bits(String format) {
    return switch (format.charAt(0)) {
      case 'c', 'C' -> 8;
      case 's', 'S' -> 16;
      case 'i', 'I' -> 32;
      default -> 64;
    };
  }

  private int decimal(String[] parts) {
    int bits = parts.length > 2 ? Integer.parseInt(parts[2]) : 128;
    return Decimal.createDecimal(
        builder, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), bits);
  }

  private int timestamp(String format) {
    int colon = format.indexOf(':');
    String zone = colon < 0 ? "" : format.substring(colon + 1);
    int text = zone.isEmpty() ? 0 : builder.createString(zone);
    return Timestamp.createTimestamp(builder, unit(format), text);
  }

  private int union(String format) {
    String ids = format.substring(format.indexOf(':') + 1);
    int[] numbers =
        ids.isEmpty()
            ? new int[0]
            : java.util.Arrays.stream(ids.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    int vector = Union.createTypeIdsVector(builder, numbers);
    return Union.createUnion(
        builder, format.charAt(2) == 'd' ? UnionMode.Dense : UnionMode.Sparse, vector);
  }

  private static int number(String format, int from) {
    return Integer.parseInt(format.substring(from));
  }

  private static short unit(String format) {
    return switch (format.charAt(2)) {
      case 's' -> TimeUnit.SECOND;
      case 'm' -> TimeUnit.MILLISECOND;
      case 'u' -> TimeUnit.MICROSECOND;
      case 'n' -> TimeUnit.NANOSECOND;
      default -> throw unknown(format);
    };
  }

  private static short intervalUnit(String format) {
    return switch (format.charAt(2)) {
      case 'M' -> IntervalUnit.YEAR_MONTH;
      case 'D' -> IntervalUnit.DAY_TIME;
      case 'n' -> IntervalUnit.MONTH_DAY_NANO;
      default -> throw unknown(format);
    };
  }

  private static IllegalStateException unknown(String format) {
    return new IllegalStateException("There is no type for the letters " + format);
  }
}
