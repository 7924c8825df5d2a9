package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type.Primitive;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A few of the values that break checks, the most frequent ones, for all checks in one scan. Never
/// a whole row, and only of columns that may be shown.
public final class FailingValues {

  private static final int MOST = 5;
  private static final int LONGEST = 100;

  private final Session session;
  private final CheckedTable table;
  private final Set<String> open;

  /// Looks at one table.
  ///
  /// @param open columns that may be shown
  public FailingValues(Session session, CheckedTable table, Set<String> open) {
    this.session = session;
    this.table = table;
    this.open = Set.copyOf(open);
  }

  /// What a look for values asks.
  ///
  /// @param value an expression
  /// @param condition true where it breaks the check
  private record Look(String value, String condition) {}

  /// At most five values by result, in order; none for those that have no values to show.
  public Map<CheckResult, List<String>> of(List<CheckResult> results) {
    Map<CheckResult, Look> looks = new LinkedHashMap<>();
    Map<CheckResult, List<String>> found = new HashMap<>();
    for (CheckResult result : results) {
      if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.WARNED) {
        look(result.check().rule()).ifPresent(look -> looks.put(result, look));
        repeated(result.check().rule())
            .ifPresent(column -> found.put(result, listed(repeats(column))));
      }
    }
    found.putAll(scan(looks));
    return found;
  }

  private Map<CheckResult, List<String>> scan(Map<CheckResult, Look> looks) {
    if (looks.isEmpty()) {
      return Map.of();
    }
    String select =
        looks.values().stream().map(FailingValues::frequent).collect(Collectors.joining(", "));
    Map<CheckResult, List<String>> found = new HashMap<>();
    List<CheckResult> results = List.copyOf(looks.keySet());
    for (Row row : rows("SELECT " + select + " FROM " + table.view())) {
      for (int i = 0; i < results.size(); i++) {
        found.put(results.get(i), texts(row, i + 1));
      }
    }
    return found;
  }

  private List<Row> rows(String sql) {
    try {
      return session.rows(sql, row -> row);
    } catch (WeftException e) {
      // values are an extra: the verdicts hold without
      Census.refuseToGoOn(e);
      return List.of();
    }
  }

  private List<String> listed(String sql) {
    return rows(sql).stream().map(row -> row.string(1)).toList();
  }

  private static List<String> texts(Row row, int place) {
    return row.value(place) instanceof List<?> list
        ? list.stream().map(String::valueOf).sorted().toList()
        : List.of();
  }

  private static String frequent(Look look) {
    return "approx_top_k("
        + text(look.value())
        + ", "
        + MOST
        + ") FILTER (WHERE "
        + look.condition()
        + ")";
  }

  private static String text(String value) {
    return "left(CAST(" + value + " AS VARCHAR), " + LONGEST + ")";
  }

  private Optional<Look> look(Rule rule) {
    return switch (rule) {
      case Rule.Range range -> ofRow(range);
      case Rule.MultipleOf multiple -> ofRow(multiple);
      case Rule.Length length -> ofRow(length);
      case Rule.Pattern pattern -> ofRow(pattern);
      case Rule.Valid valid -> ofRow(valid);
      case Rule.Format format -> ofRow(format);
      case Rule.InvalidCount(String name, var values, var pattern, var _, boolean _) ->
          column(name)
              .map(Operand::of)
              .map(value -> new Look(value.sql(), Values.isInvalid(value, values, pattern)));
      case Rule.OfType(String name, String type) ->
          column(name)
              .flatMap(column -> table.unread(column.name()))
              .map(SqlText::name)
              .map(unread -> new Look(unread, unread + " IS NOT NULL"));
      case Rule.Required required -> Optional.empty();
      case Rule.Items items -> Optional.empty();
      case Rule.UniqueItems items -> Optional.empty();
      case Rule.UniqueKey key -> Optional.empty();
      case Rule.Nested nested -> Optional.empty();
      case Rule.Inside inside -> Optional.empty();
      case Rule.Intact intact -> Optional.empty();
      case Rule.Present present -> Optional.empty();
      case Rule.Unique unique -> Optional.empty();
      case Rule.References references -> Optional.empty();
      case Rule.RowCount count -> Optional.empty();
      case Rule.NullCount count -> Optional.empty();
      case Rule.MissingCount count -> Optional.empty();
      case Rule.DuplicateCount count -> Optional.empty();
      case Rule.Sql sql -> Optional.empty();
      case Rule.Text text -> Optional.empty();
      case Rule.Custom custom -> Optional.empty();
      case Rule.Unmeasurable unmeasurable -> Optional.empty();
      case Rule.NotExecutable notExecutable -> Optional.empty();
    };
  }

  private Optional<Look> ofRow(Rule.OfRow rule) {
    return column(rule.column())
        .map(Operand::of)
        .map(value -> new Look(value.sql(), RowRules.broken(rule, value)));
  }

  /// A column that may be shown, and whose values are something to read.
  private Optional<Column> column(String name) {
    return open.contains(name)
        ? table.schema().column(name).filter(column -> column.type() != Primitive.BINARY)
        : Optional.empty();
  }

  /// The column whose values may not repeat; of several together no value is shown.
  private Optional<String> repeated(Rule rule) {
    List<String> columns =
        rule instanceof Rule.Unique(List<String> unique)
            ? unique
            : rule instanceof Rule.DuplicateCount(List<String> counted, var _, boolean _)
                ? counted
                : List.of();
    return columns.size() == 1 ? column(columns.getFirst()).map(Column::name) : Optional.empty();
  }

  private String repeats(String column) {
    String name = SqlText.name(column);
    return "SELECT "
        + text(name)
        + " FROM "
        + table.view()
        + " WHERE "
        + table.isWhole(column)
        + " GROUP BY "
        + name
        + " HAVING count(*) > 1 ORDER BY count(*) DESC, "
        + name
        + " LIMIT "
        + MOST;
  }
}
