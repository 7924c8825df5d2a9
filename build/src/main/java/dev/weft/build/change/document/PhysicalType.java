package dev.weft.build.change.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A physical type as far as Iceberg's rules for widening need it. Spellings that mean different
/// sizes in different systems, `int8` for one, stay words.
sealed interface PhysicalType {

  record Whole(int bits) implements PhysicalType {}

  record Floating(int bits) implements PhysicalType {}

  record Exact(int digits, int scale) implements PhysicalType {}

  record Other(String text) implements PhysicalType {}

  Pattern EXACT =
      Pattern.compile("(?:decimal|numeric|number|dec) ?\\( ?(\\d{1,3}) ?(?:, ?(\\d{1,3}) ?)?\\)");

  static PhysicalType of(String spelling) {
    String text = spelling.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Matcher exact = EXACT.matcher(text);
    if (exact.matches()) {
      String scale = exact.group(2);
      return new Exact(
          Integer.parseInt(exact.group(1)), scale == null ? 0 : Integer.parseInt(scale));
    }
    return switch (text) {
      case "tinyint", "byte" -> new Whole(8);
      case "smallint", "short", "int16" -> new Whole(16);
      case "int", "integer", "int32", "int4" -> new Whole(32);
      case "bigint", "long", "int64" -> new Whole(64);
      case "float", "real", "float4", "float32" -> new Floating(32);
      case "double", "double precision", "float8", "float64" -> new Floating(64);
      default -> new Other(text);
    };
  }

  /// Whether a table can follow in place and every reader reads on: int to long, float to double,
  /// more decimal digits.
  default boolean widensTo(PhysicalType now) {
    return switch (this) {
      case Whole(int bits) -> now instanceof Whole(int more) && more > bits;
      case Floating(int bits) -> now instanceof Floating(int more) && more > bits;
      case Exact(int digits, int scale) ->
          now instanceof Exact(int more, int same) && same == scale && more > digits;
      case Other other -> false;
    };
  }
}
