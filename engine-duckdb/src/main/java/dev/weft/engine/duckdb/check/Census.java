package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All numbers that one scan of a table can give, asked for first and measured together. When the
/// scan fails, each number is measured alone, so that one bad rule does not spoil the others.
final class Census {

  /// A number that was asked for, or why there is none.
  sealed interface Answer {
    record Measured(@Nullable Long value) implements Answer {}

    record Failure(WeftException why) implements Answer {}
  }

  static final String ROWS = "count(*)";

  private final Session session;
  private final String table;
  private final Map<String, Answer> answers = new HashMap<>();

  Census(Session session, String table) {
    this.session = session;
    this.table = table;
  }

  /// Rows for which a condition is true, as an expression to ask for.
  static String rowsWhere(String condition) {
    return "count(*) FILTER (WHERE " + condition + ")";
  }

  /// Nulls of a column. Files' own statistics often answer it, which a filter would prevent.
  static String nullsOf(String column) {
    return "count(*) - count(" + SqlText.name(column) + ")";
  }

  /// Measures expressions that give one whole number or null each.
  void take(Iterable<String> expressions) {
    Map<String, Integer> places = new LinkedHashMap<>();
    expressions.forEach(expression -> places.putIfAbsent(expression, places.size()));
    if (places.isEmpty()) {
      return;
    }
    try {
      measure(List.copyOf(places.keySet()));
    } catch (WeftException e) {
      refuseToGoOn(e);
      places.keySet().forEach(this::measureAlone);
    }
  }

  /// Counts rows by conditions on a column of text, each distinct text looked at once. Answers are
  /// those of [#rowsWhere].
  void takeByText(String column, List<String> conditions) {
    String name = SqlText.name(column);
    // texts that a column's collation holds for equal may differ under a condition
    String texts =
        "(SELECT any_value("
            + name
            + ") AS "
            + name
            + ", count(*) AS _rows FROM "
            + table
            + " GROUP BY encode("
            + name
            + "))";
    List<String> expressions = conditions.stream().map(Census::rowsWhere).toList();
    List<String> sums =
        conditions.stream()
            .map(each -> "CAST(coalesce(sum(_rows) FILTER (WHERE " + each + "), 0) AS BIGINT)")
            .toList();
    try {
      measure(expressions, sums, texts);
    } catch (WeftException e) {
      refuseToGoOn(e);
      take(expressions);
    }
  }

  /// A number of a former `take`; throws when it could not be measured.
  long get(String expression) {
    Long value = find(expression);
    return value == null ? 0 : value;
  }

  long get(Question question) {
    return get(question.expression());
  }

  /// As `get`, null when there was nothing to aggregate.
  @Nullable Long find(String expression) {
    return switch (answers.get(expression)) {
      case Answer.Measured(@Nullable Long value) -> value;
      case Answer.Failure(WeftException why) -> throw why;
      case null -> throw new IllegalStateException("Nobody asked for it");
    };
  }

  static void refuseToGoOn(WeftException failure) {
    if (failure.code() == ErrorCode.SQL_CANCELLED) {
      throw failure;
    }
  }

  private void measure(List<String> expressions) {
    measure(expressions, expressions, table);
  }

  /// @param values how to compute each of the expressions from there
  private void measure(List<String> expressions, List<String> values, String from) {
    List<@Nullable Long> measured =
        session.row(
            "SELECT " + String.join(", ", values) + " FROM " + from,
            row -> {
              List<@Nullable Long> numbers = new ArrayList<>();
              for (int i = 1; i <= expressions.size(); i++) {
                numbers.add(row.isNull(i) ? null : row.number(i));
              }
              return numbers;
            });
    for (int i = 0; i < expressions.size(); i++) {
      answers.put(expressions.get(i), new Answer.Measured(measured.get(i)));
    }
  }

  private void measureAlone(String expression) {
    try {
      measure(List.of(expression));
    } catch (WeftException e) {
      refuseToGoOn(e);
      answers.put(expression, new Answer.Failure(e));
    }
  }
}
