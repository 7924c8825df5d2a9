package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts which values of each column would be of which type, where all of them are texts.
final class TextCensus {

  /// Types that are tried, the narrowest first, with their words in SQL.
  private static final Map<Primitive, String> TYPES = types();

  /// A number that begins so is a code: of a zip code nobody drops the zero.
  private static final String CODE = "[+-]?0[0-9].*";

  /// Digits that neither fit a bigint nor survive a double: an identifier, and never a quantity.
  private static final String LONG_DIGITS = "[+-]?[0-9]{19,}";

  /// A statement over thousands of columns takes longer to plan than to run.
  private static final int MOST_AT_ONCE = 32;

  /// What is counted of each column before the types.
  private static final int COUNTS = 6;

  private final Session session;
  private final List<String> columns;
  private final String from;

  /// @param columns their names, in order
  /// @param from a SELECT of their texts as `_r_0`, `_r_1` …
  TextCensus(Session session, List<String> columns, String from) {
    this.session = session;
    this.columns = List.copyOf(columns);
    this.from = from;
  }

  static TextCensus of(Session session, CsvRows rows) {
    return new TextCensus(session, rows.columns(), rows.from());
  }

  /// Of objects by their keys; lines that hold none are left out.
  static TextCensus of(Session session, JsonRows rows) {
    List<String> texts = new ArrayList<>(List.of(FileRows.NUMBER));
    for (int i = 0; i < rows.columns().size(); i++) {
      texts.add(rows.cell(rows.columns().get(i), Primitive.STRING).value() + " AS " + raw(i));
    }
    String from =
        "SELECT "
            + String.join(", ", texts)
            + " FROM ("
            + rows.from()
            + ") WHERE NOT "
            + "("
            + rows.malformed()
            + ")";
    return new TextCensus(session, rows.columns(), from);
  }

  String from() {
    return from;
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

  /// Reads the file once for every so many columns.
  Seen seen() {
    int all = columns.size();
    Seen first = part(0, Math.min(all, MOST_AT_ONCE));
    List<Seen.Column> seen = new ArrayList<>(first.columns());
    for (int begin = MOST_AT_ONCE; begin < all; begin += MOST_AT_ONCE) {
      seen.addAll(part(begin, Math.min(all, begin + MOST_AT_ONCE)).columns());
    }
    return new Seen(first.rows(), seen);
  }

  private Seen part(int begin, int end) {
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    for (int i = begin; i < end; i++) {
      counts.addAll(counts(i));
    }
    return session.row(
        "SELECT " + String.join(", ", counts) + " FROM (" + from + ")",
        row -> seen(row, begin, end));
  }

  private List<String> counts(int column) {
    String raw = raw(column);
    List<String> counts = new ArrayList<>();
    counts.add("count(nullif(" + raw + ", ''))");
    counts.add(
        "count(CASE WHEN regexp_full_match(" + raw + ", " + SqlText.text(CODE) + ") THEN 1 END)");
    counts.add("count(CASE WHEN contains(" + raw + ", '.') THEN 1 END)");
    counts.add(
        "count(CASE WHEN regexp_full_match("
            + raw
            + ", "
            + SqlText.text(LONG_DIGITS)
            + ") THEN 1 END)");
    counts.add("approx_count_distinct(" + raw + ")");
    counts.add(
        "count(CASE WHEN " + TextValue.of(raw, Primitive.DOUBLE).value() + " < 0 THEN 1 END)");
    TYPES.keySet().forEach(type -> counts.add("count(" + TextValue.of(raw, type).value() + ")"));
    return counts;
  }

  private Seen seen(Row row, int begin, int end) {
    List<Seen.Column> seen = new ArrayList<>();
    int each = COUNTS + TYPES.size();
    for (int i = begin; i < end; i++) {
      seen.add(column(row, i, 2 + (i - begin) * each));
    }
    return new Seen(row.number(1), seen);
  }

  private Seen.Column column(Row row, int index, int at) {
    long given = row.number(at);
    boolean code = row.number(at + 1) > 0;
    boolean point = row.number(at + 2) > 0;
    boolean exact = code || row.number(at + 3) > 0;
    String found = "varchar";
    int place = at + COUNTS;
    for (Map.Entry<Primitive, String> type : TYPES.entrySet()) {
      boolean fits = given > 0 && row.number(place++) == given;
      boolean refused =
          (type.getKey() == Primitive.LONG && (code || point))
              || (type.getKey() == Primitive.DOUBLE && exact && !point);
      if (fits && !refused && found.equals("varchar")) {
        found = type.getValue();
      }
    }
    boolean number = found.equals("bigint") || found.equals("double");
    return new Seen.Column(
        new ColumnProfile(
            columns.get(index),
            found,
            Known.NOTHING,
            row.number(1) - given,
            number && row.number(at + 5) == 0),
        raw(index),
        row.number(at + 4));
  }

  private static String raw(int column) {
    return "_r_" + column;
  }
}
