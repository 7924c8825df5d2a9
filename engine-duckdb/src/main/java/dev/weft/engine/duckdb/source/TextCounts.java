package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many of a column's texts could be of which type.
///
/// The engine counts groups of a table with one row per value, never columns side by side: to plan
/// these counts for one column takes longer than to run them, and a group costs no plan.
///
/// @param given that are no empty text
/// @param codes numbers that begin like a zip code
/// @param points texts with a point
/// @param longs digits that neither fit a bigint nor survive a double: never a quantity
/// @param distinct about how many differ
/// @param negative numbers below 0
/// @param fitting how many can be read as each type
record TextCounts(
    long given,
    long codes,
    long points,
    long longs,
    long distinct,
    long negative,
    Map<Primitive, Long> fitting) {

  /// Types that are tried, the narrowest first, with their words in SQL.
  private static final Map<Primitive, String> TYPES = types();

  /// Nobody drops the zero of a zip code.
  private static final String CODE = "[+-]?0[0-9].*";

  private static final String LONG_DIGITS = "[+-]?[0-9]{19,}";

  /// Of no values.
  static final TextCounts NONE = new TextCounts(0, 0, 0, 0, 0, 0, Map.of());

  TextCounts {
    fitting = Map.copyOf(fitting);
  }

  private static Map<Primitive, String> types() {
    Map<Primitive, String> types = new LinkedHashMap<>();
    types.put(Primitive.BOOLEAN, "boolean");
    types.put(Primitive.LONG, "bigint");
    types.put(Primitive.DOUBLE, "double");
    types.put(Primitive.DATE, "date");
    types.put(Primitive.TIMESTAMP, "timestamp");
    types.put(Primitive.TIMESTAMPTZ, "timestamp with time zone");
    types.put(Primitive.TIME, "time");
    types.put(Primitive.UUID, "uuid");
    return types;
  }

  /// The counts as a list of aggregates.
  ///
  /// @param text a column of type VARCHAR
  static String of(String text) {
    List<String> counts = new ArrayList<>();
    counts.add("count(nullif(" + text + ", ''))");
    counts.add(countIf("regexp_full_match(" + text + ", " + SqlText.text(CODE) + ")"));
    counts.add(countIf("contains(" + text + ", '.')"));
    counts.add(countIf("regexp_full_match(" + text + ", " + SqlText.text(LONG_DIGITS) + ")"));
    counts.add("approx_count_distinct(" + text + ")");
    counts.add(countIf(TextValue.of(text, Primitive.DOUBLE).value() + " < 0"));
    TYPES.keySet().forEach(type -> counts.add("count(" + TextValue.of(text, type).value() + ")"));
    return String.join(", ", counts);
  }

  private static String countIf(String condition) {
    return "count(CASE WHEN " + condition + " THEN 1 END)";
  }

  /// What was counted, from the place in a row where the aggregates begin.
  static TextCounts read(Row row, int at) {
    Map<Primitive, Long> fitting = new LinkedHashMap<>();
    int place = at + 6;
    for (Primitive type : TYPES.keySet()) {
      fitting.put(type, row.number(place++));
    }
    return new TextCounts(
        row.number(at),
        row.number(at + 1),
        row.number(at + 2),
        row.number(at + 3),
        row.number(at + 4),
        row.number(at + 5),
        fitting);
  }

  /// The narrowest type that all values can be read as, in SQL's words.
  String type() {
    return given == 0
        ? "varchar"
        : TYPES.entrySet().stream()
            .filter(type -> fitting.getOrDefault(type.getKey(), 0L) == given)
            .filter(type -> isMeant(type.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("varchar");
  }

  /// Whether nothing would be lost or read into the texts.
  private boolean isMeant(Primitive type) {
    return switch (type) {
      case LONG -> codes == 0 && points == 0;
      case DOUBLE -> points > 0 || (codes == 0 && longs == 0);
      case BOOLEAN, INT, FLOAT, STRING, BINARY, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID -> true;
    };
  }

  /// @param rows with the column or without it
  ColumnProfile profile(String name, long rows) {
    String type = type();
    boolean number = type.equals("bigint") || type.equals("double");
    return new ColumnProfile(name, type, Known.NOTHING, rows - given, number && negative == 0);
  }
}
