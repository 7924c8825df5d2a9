package dev.weft.engine.duckdb.query;

import dev.weft.engine.duckdb.instance.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Spells what the engine runs around a governed statement: its columns under their names, its rows
/// up to a limit, or each row as one text.
///
/// @param sql the governed statement
/// @param names of its columns
/// @param rows how many are asked for
public record ResultSql(String sql, List<String> names, long rows) {

  /// How the driver calls the type of a column; inside other types the values stand behind it.
  private static final String BARE_ENUM = "ENUM";

  private static final Pattern ENUM =
      Pattern.compile("ENUM\\('(?:[^']|'')*'(?:, ?'(?:[^']|'')*')*\\)");
  private static final Pattern FLOATING = Pattern.compile("\\b(DOUBLE|FLOAT)\\b");
  private static final Set<String> NEVER_QUOTED =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "HUGEINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP WITH TIME ZONE",
          "UUID");

  public ResultSql {
    names = List.copyOf(names);
  }

  /// The columns as they are.
  public String columns() {
    return select(at -> column(at) + " AS " + SqlText.name(names.get(at)));
  }

  /// The columns with ENUM as text, which readers of Arrow know better than dictionaries.
  ///
  /// @param types the engine's spelling, one per column
  public String columnsOf(List<String> types) {
    return select(
        at ->
            (isEnum(types.get(at)) ? column(at) + "::" + plain(types.get(at)) : column(at))
                + " AS "
                + SqlText.name(names.get(at)));
  }

  /// Whether a type has an ENUM in it.
  public static boolean isEnum(String type) {
    return type.equals(BARE_ENUM) || type.contains(BARE_ENUM + "(");
  }

  /// The columns under names of which no two are equal.
  public String distinctColumns() {
    List<String> distinct = distinctNames();
    return select(at -> column(at) + " AS " + SqlText.name(distinct.get(at)));
  }

  /// One text per row: an object of JSON between `before` and `after`. JSON has no infinities and
  /// no NaN: they become null, inside lists and structs strings.
  ///
  /// @param types the engine's spelling, one per column
  public String json(List<String> types, String before, String after) {
    List<String> distinct = distinctNames();
    String object =
        each(
            at -> SqlText.name(distinct.get(at)) + " := " + finite(column(at), types.get(at)),
            "struct_pack(",
            ")");
    return select("'" + before + "' || to_json(" + object + ")::VARCHAR || " + SqlText.text(after));
  }

  private static String finite(String column, String type) {
    if (type.equals("DOUBLE") || type.equals("FLOAT")) {
      return "CASE WHEN isfinite(" + column + ") THEN " + column + " END";
    }
    if (!FLOATING.matcher(type).find()) {
      return column;
    }
    return "CASE WHEN regexp_matches("
        + column
        + "::VARCHAR, '\\b(nan|inf)\\b') THEN to_json("
        + column
        + "::"
        + FLOATING.matcher(plain(type)).replaceAll("VARCHAR")
        + ") ELSE to_json("
        + column
        + ") END";
  }

  /// One text per row: a record of RFC 4180, ended by a line feed. Null is empty, an empty text is
  /// quoted.
  ///
  /// @param types the engine's spelling, one per column
  public String csv(List<String> types) {
    String record =
        IntStream.range(0, names.size())
            .mapToObj(at -> field(column(at), types.get(at)))
            .collect(Collectors.joining(" || ',' || "));
    return select(record + " || chr(10)");
  }

  /// The header of RFC 4180.
  public String csvHeader() {
    return names.stream().map(ResultSql::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String name) {
    return name.isEmpty() || name.matches("(?s).*[\",\\r\\n].*")
        ? '"' + name.replace("\"", "\"\"") + '"'
        : name;
  }

  private static String field(String column, String type) {
    String text = column + "::VARCHAR";
    if (NEVER_QUOTED.contains(type) || type.startsWith("DECIMAL(")) {
      return "coalesce(" + text + ", '')";
    }
    return "CASE WHEN "
        + column
        + " IS NULL THEN '' WHEN "
        + text
        + " = '' OR regexp_matches("
        + text
        + ", '[\",\\r\\n]') THEN '\"' || replace("
        + text
        + ", '\"', '\"\"') || '\"' ELSE "
        + text
        + " END";
  }

  private static String plain(String type) {
    return type.equals(BARE_ENUM) ? "VARCHAR" : ENUM.matcher(type).replaceAll("VARCHAR");
  }

  private String select(IntFunction<String> item) {
    return select(each(item, "", ""));
  }

  /// No row's text stands in the statement twice, so that limits reach into it.
  private String select(String list) {
    return "SELECT "
        + list
        + " FROM ("
        + sql
        + ") AS result("
        + each(ResultSql::column, "", ")")
        + (rows == Long.MAX_VALUE ? "" : " LIMIT " + rows);
  }

  private String each(IntFunction<String> item, String before, String after) {
    return IntStream.range(0, names.size())
        .mapToObj(item)
        .collect(Collectors.joining(", ", before, after));
  }

  private static String column(int at) {
    return "c" + at;
  }

  private List<String> distinctNames() {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String candidate = name;
      for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
        candidate = name + "_" + number;
      }
      distinct.add(candidate);
    }
    return distinct;
  }
}
