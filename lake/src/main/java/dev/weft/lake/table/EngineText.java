package dev.weft.lake.table;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// Values as an engine prints them, read as Iceberg holds them: days, microseconds, scaled
/// decimals.
final class EngineText {

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[ ]['T']HH:mm[:ss]")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(java.util.Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendPattern("[XXX][X]")
          .toFormatter(java.util.Locale.ROOT);
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private EngineText() {}

  /// The value; empty when the text is none of that type.
  static Optional<Object> find(Type type, String text) {
    try {
      return Optional.of(value(type, text));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Object value(Type type, String text) {
    return switch (type.typeId()) {
      case BOOLEAN -> bool(text);
      case INTEGER -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case FLOAT -> Float.valueOf(infinite(text));
      case DOUBLE -> Double.valueOf(infinite(text));
      case STRING -> text;
      case DECIMAL -> new BigDecimal(text).setScale(((Types.DecimalType) type).scale());
      case DATE -> Math.toIntExact(LocalDate.parse(text).toEpochDay());
      case TIME -> LocalTime.parse(text).toNanoOfDay() / 1_000;
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC()
              ? micros(
                  OffsetDateTime.parse(text, ZONED)
                      .withOffsetSameInstant(ZoneOffset.UTC)
                      .toLocalDateTime())
              : micros(LocalDateTime.parse(text, LOCAL));
      case UUID -> UUID.fromString(text);
      case BINARY -> ByteBuffer.wrap(HexFormat.of().parseHex(text));
      default -> throw new IllegalArgumentException("No bounds of type " + type);
    };
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new IllegalArgumentException("No boolean");
    };
  }

  private static String infinite(String text) {
    return text.endsWith("inf") ? text.replace("inf", "Infinity") : text;
  }

  private static long micros(LocalDateTime time) {
    return EPOCH.until(time, ChronoUnit.MICROS);
  }
}
