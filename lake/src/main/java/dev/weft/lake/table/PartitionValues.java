package dev.weft.lake.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;

/// Partition values as an engine prints them, in Iceberg's form. Unlike a bound, a value that
/// cannot be read must not be dropped: readers would skip the file.
final class PartitionValues {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");

  private PartitionValues() {}

  static StructLike of(PartitionSpec spec, List<Optional<String>> printed) {
    var data = new PartitionData(spec.partitionType());
    if (data.size() != printed.size()) {
      throw new IllegalArgumentException(
          "A file has " + printed.size() + " partition values, its table " + data.size());
    }
    for (int i = 0; i < data.size(); i++) {
      var field = spec.fields().get(i);
      var type = data.getType(i);
      data.set(i, printed.get(i).map(text -> value(field, type, text)).orElse(null));
    }
    return data;
  }

  private static Object value(PartitionField field, Type type, String text) {
    var found =
        switch (field.transform().toString()) {
          case "year", "month", "day", "hour" -> since1970(field.transform().toString(), text);
          default -> EngineText.find(type, text);
        };
    return found.orElseThrow(
        () -> new IllegalArgumentException("No value of partition field " + field.name()));
  }

  private static Optional<Object> since1970(String unit, String text) {
    try {
      return Optional.of(
          NUMBER.matcher(text).matches()
              ? Integer.parseInt(text)
              : Math.toIntExact(elapsed(unit, text)));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// ISO text of any precision that says enough: `2001-01`, `2001-01-01`, `2001-01-01 00:00:00`.
  private static long elapsed(String unit, String text) {
    var epoch = LocalDate.EPOCH;
    return switch (unit) {
      case "year" -> ChronoUnit.YEARS.between(epoch.withDayOfMonth(1), month(text).atDay(1));
      case "month" -> ChronoUnit.MONTHS.between(epoch, month(text).atDay(1));
      case "day" -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))).toEpochDay();
      default -> ChronoUnit.HOURS.between(epoch.atStartOfDay(), LocalDateTime.parse(hour(text)));
    };
  }

  private static YearMonth month(String text) {
    return YearMonth.parse(text.substring(0, Math.min(7, text.length())));
  }

  private static String hour(String text) {
    return text.substring(0, Math.min(13, text.length())).replace(' ', 'T') + ":00";
  }
}
