package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.Optional;

/// Texts as values of a type. Stricter than the engine's casts, which take `yes`, ` 5 `, `5.7` or
/// `1_000` for what they are not: whole numbers may end in `.0`, decimals must fit their scale,
/// dates and times are ISO 8601, binary is base64, nested values are JSON. An empty text is null
/// for all but strings.
final class TextValue {

  private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT = DAY + "[T ]" + CLOCK;
  private static final String ZONE = " ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)";
  private static final String WHOLE = "[+-]?[0-9]{1,19}(\\.0+)?";
  private static final String REAL = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?";
  private static final String HEX_UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private TextValue() {}

  /// @param text an expression of type VARCHAR
  static Cell of(String text, Type type) {
    if (type == Primitive.STRING) {
      return new Cell(text, Optional.empty());
    }
    String given = "nullif(" + text + ", '')";
    String value =
        switch (type) {
          case Primitive primitive -> primitive(given, primitive);
          case Type.Decimal(int precision, int scale) -> matched(given, decimal(scale), type);
          case Type.Struct struct -> nested(given, type);
          case Type.ListOf list -> nested(given, type);
          case Type.MapOf map -> nested(given, type);
        };
    return new Cell(value, Optional.of(given + " IS NOT NULL"));
  }

  /// Texts as moments of UTC, with an offset or without one, to the nanosecond: where nothing is
  /// kept, no offset is lost.
  static Cell moment(String text) {
    String given = "nullif(" + text + ", '')";
    String finest = MOMENT.replace("{1,6}", "{1,9}");
    String value =
        "coalesce("
            + matched(given, finest, Primitive.TIMESTAMP)
            + ", "
            + matched(given, finest + ZONE, Primitive.TIMESTAMPTZ)
            + " AT TIME ZONE 'UTC')";
    return new Cell(value, Optional.of(given + " IS NOT NULL"));
  }

  /// JSON as a nested value, null when any part of it does not fit.
  static String nested(String json, Type type) {
    return "CASE WHEN json_valid("
        + json
        + ") THEN TRY(CAST(CAST("
        + json
        + " AS JSON) AS "
        + TypeSql.of(type)
        + ")) END";
  }

  private static String primitive(String text, Primitive type) {
    return switch (type) {
      case BOOLEAN -> matched(text, "(?i)true|false", type);
      case INT, LONG -> matched(text, WHOLE, type);
      case FLOAT, DOUBLE -> finite(matched(text, REAL, type));
      case STRING -> text;
      case BINARY -> "TRY(from_base64(" + text + "))";
      case DATE -> matched(text, DAY, type);
      case TIME -> matched(text, CLOCK, type);
      case TIMESTAMP -> matched(text, MOMENT, type);
      case TIMESTAMPTZ -> matched(text, MOMENT + ZONE, type);
      case UUID -> matched(text, HEX_UUID, type);
    };
  }

  private static String finite(String value) {
    return "CASE WHEN isfinite(" + value + ") THEN " + value + " END";
  }

  private static String decimal(int scale) {
    return "[+-]?([0-9]{1,38}(\\.[0-9]{0,"
        + scale
        + "}0*)?|\\.[0-9]{1,"
        + Math.max(1, scale)
        + "}0*)";
  }

  private static String matched(String text, String pattern, Type type) {
    return "CASE WHEN regexp_full_match("
        + text
        + ", "
        + SqlText.text(pattern)
        + ") THEN TRY_CAST("
        + text
        + " AS "
        + TypeSql.of(type)
        + ") END";
  }
}
