package dev.weft.governance.access;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A governed table as its reader sees it, made of rows as maps in the plainest way: rows are kept
/// whole or left out, then every cell is masked. Values are texts, whole numbers and dates; null is
/// an empty Optional. Knows nothing of how decisions are made.
record NaiveView(List<Integer> rows, Map<String, List<Optional<Object>>> columns) {

  static NaiveView of(List<Map<String, Optional<Object>>> table, Obligations obligations) {
    var rows = new ArrayList<Integer>();
    for (int i = 0; i < table.size(); i++) {
      Map<String, Optional<Object>> row = table.get(i);
      if (obligations.filters().stream()
          .allMatch(filter -> truth(filter, row).equals(Optional.of(true)))) {
        rows.add(i);
      }
    }
    var columns = new TreeMap<String, List<Optional<Object>>>();
    for (String column : obligations.columns()) {
      var cells = new ArrayList<Optional<Object>>();
      rows.forEach(row -> cells.add(Objects.requireNonNull(table.get(row).get(column))));
      Mask mask = obligations.masks().get(column);
      columns.put(column, mask == null ? cells : masked(mask, cells));
    }
    return new NaiveView(rows, columns);
  }

  /// Whether somebody who sees `more` could make this out of it: no new row, no new column, and
  /// each column's cells are a function of what the other one shows.
  boolean isBelow(NaiveView more) {
    if (!more.rows().containsAll(rows) || !more.columns().keySet().containsAll(columns.keySet())) {
      return false;
    }
    return columns.keySet().stream().allMatch(column -> isFunctionOf(column, more));
  }

  private boolean isFunctionOf(String column, NaiveView more) {
    var known = new ArrayList<Optional<Object>>();
    for (int row : rows) {
      known.add(cells(more, column).get(more.rows().indexOf(row)));
    }
    List<Optional<Object>> own = cells(this, column);
    return own.equals(known)
        || Arrays.stream(Mask.values())
            .filter(mask -> mask != Mask.REDACT)
            .anyMatch(mask -> own.equals(masked(mask, known)));
  }

  private static List<Optional<Object>> cells(NaiveView view, String column) {
    return Objects.requireNonNull(view.columns().get(column));
  }

  private static List<Optional<Object>> masked(Mask mask, List<Optional<Object>> cells) {
    return switch (mask) {
      case REDACT -> throw new AssertionError("obligations hold no " + mask);
      case REPLACE_WITH_NULL -> cells.stream().map(_ -> Optional.<Object>empty()).toList();
      case MASK_TO_FIXED_VALUE -> each(cells, NaiveView::fixed);
      case SHOW_FIRST_4 ->
          text(cells, text -> text.substring(0, cut(text, 4)) + x(text.substring(cut(text, 4))));
      case SHOW_LAST_4 -> text(cells, NaiveView::last);
      case MASK_ALPHANUM -> text(cells, NaiveView::x);
      case TRUNCATE_TO_MONTH ->
          each(cells, value -> value instanceof LocalDate date ? date.withDayOfMonth(1) : value);
      case TRUNCATE_TO_YEAR ->
          each(cells, value -> value instanceof LocalDate date ? date.withDayOfYear(1) : value);
      // under a key that nobody knows only equality is left, so the place of the first stands for
      // it
      case SHA_256_QUERY_LOCAL -> classes("hash", cells);
      case PSEUDONYM -> classes("pseudonym", cells);
      case SHA_256_GLOBAL ->
          each(
              cells, value -> value instanceof Long whole ? (Object) (31 * whole) : "sha " + value);
    };
  }

  private static List<Optional<Object>> classes(String kind, List<Optional<Object>> cells) {
    var firsts = new HashMap<Object, Integer>();
    return each(
        cells,
        value -> {
          int first = firsts.computeIfAbsent(value, _ -> firsts.size());
          return value instanceof Long ? (Object) Long.valueOf(first) : kind + first;
        });
  }

  private static Object fixed(Object value) {
    return switch (value) {
      case Long _ -> 0L;
      case LocalDate _ -> LocalDate.EPOCH;
      default -> "XXXXXXXX";
    };
  }

  private static int cut(String text, int at) {
    return Math.min(at, text.length());
  }

  private static String last(String text) {
    int from = text.length() - cut(text, 4);
    return x(text.substring(0, from)) + text.substring(from);
  }

  private static String x(String text) {
    return text.chars()
        .mapToObj(c -> "().,-@".indexOf(c) >= 0 ? (char) c : Character.isDigit(c) ? 'n' : 'x')
        .map(String::valueOf)
        .collect(java.util.stream.Collectors.joining());
  }

  private static List<Optional<Object>> text(
      List<Optional<Object>> cells, UnaryOperator<String> mask) {
    return each(cells, value -> value instanceof String text ? mask.apply(text) : value);
  }

  private static List<Optional<Object>> each(
      List<Optional<Object>> cells, UnaryOperator<Object> mask) {
    return cells.stream().map(cell -> cell.map(mask)).toList();
  }

  /// SQL's logic: empty is unknown.
  private static Optional<Boolean> truth(RowExpression filter, Map<String, Optional<Object>> row) {
    return switch (filter) {
      case RowExpression.Always(boolean value) -> Optional.of(value);
      case RowExpression.And(var all) -> {
        var truths = all.stream().map(one -> truth(one, row)).toList();
        yield truths.contains(Optional.of(false))
            ? Optional.of(false)
            : truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
      }
      case RowExpression.Or(var any) -> {
        var truths = any.stream().map(one -> truth(one, row)).toList();
        yield truths.contains(Optional.of(true))
            ? Optional.of(true)
            : truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
      }
      case RowExpression.Not(var of) -> truth(of, row).map(value -> !value);
      case RowExpression.IsNull(var value) -> Optional.of(value(value, row).isEmpty());
      case RowExpression.In(var value, var literals) ->
          value(value, row)
              .map(v -> literals.stream().anyMatch(l -> v.equals(value(l, row).orElseThrow())))
              .or(() -> literals.isEmpty() ? Optional.of(false) : Optional.empty());
      case RowExpression.StartsWith(var value, String prefix) ->
          value(value, row).map(v -> ((String) v).startsWith(prefix));
      case RowExpression.Compare(var comparison, var left, var right) -> {
        Optional<Object> one = value(left, row);
        Optional<Object> other = value(right, row);
        yield one.isEmpty() || other.isEmpty()
            ? Optional.empty()
            : Optional.of(compare(comparison, one.get(), other.get()));
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static boolean compare(RowExpression.Comparison comparison, Object one, Object other) {
    int order = ((Comparable<Object>) one).compareTo(other);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static Optional<Object> value(RowValue value, Map<String, Optional<Object>> row) {
    return switch (value) {
      case RowValue.OfColumn(String name) -> Objects.requireNonNull(row.get(name));
      case Literal.Text(String text) -> Optional.of(text);
      case Literal.Whole(long whole) -> Optional.of(whole);
      case Literal.Date(LocalDate date) -> Optional.of(date);
      case Literal.Decimal(BigDecimal decimal) -> Optional.of(decimal);
      case Literal.Truth(boolean truth) -> Optional.of(truth);
      case Literal.Timestamp _, Literal.Moment _, RowValue.Arithmetic _ ->
          throw new AssertionError("not in these tests: " + value);
    };
  }
}
