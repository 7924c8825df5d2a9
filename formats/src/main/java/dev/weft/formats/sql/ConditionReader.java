package dev.weft.formats.sql;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads conditions of CHECK that a contract has words for: comparisons of a column, or of its
/// length, with values; BETWEEN, IN, IS NOT NULL; all of them joined by AND.
final class ConditionReader {

  /// A side of a comparison.
  private sealed interface Term {}

  private record Column(String name) implements Term {}

  private record LengthOf(String column) implements Term {}

  private record Literal(Value value) implements Term {}

  private static final Set<String> LENGTHS =
      Set.of("LENGTH", "CHAR_LENGTH", "CHARACTER_LENGTH", "LEN");
  private static final Set<String> TYPED = Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ");
  private static final Map<String, String> TURNED =
      Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=", "=", "=");
  private static final int MOST_DIGITS = 100;

  private final SqlCursor cursor;
  private final List<Fact> facts = new ArrayList<>();

  private ConditionReader(SqlCursor cursor) {
    this.cursor = cursor;
  }

  /// All that the condition says; empty when a part of it is anything else.
  static Optional<List<Fact>> read(SqlCursor condition) {
    var reader = new ConditionReader(condition);
    return reader.all() ? Optional.of(reader.facts) : Optional.empty();
  }

  private boolean all() {
    do {
      if (!grouped() && !one()) {
        return false;
      }
    } while (cursor.takes("AND"));
    return cursor.isEnd();
  }

  /// Parentheses around whole conditions.
  private boolean grouped() {
    int mark = cursor.mark();
    Optional<SqlCursor> inside = cursor.inside();
    if (inside.isPresent() && (cursor.isEnd() || cursor.sees("AND"))) {
      Optional<List<Fact>> within = read(inside.get());
      within.ifPresent(facts::addAll);
      if (within.isPresent()) {
        return true;
      }
    }
    cursor.back(mark);
    return false;
  }

  private boolean one() {
    Optional<Term> left = term();
    if (left.isEmpty()) {
      return false;
    }
    if (cursor.takes("IS", "NOT", "NULL")) {
      return left.get() instanceof Column(String name) && facts.add(new Fact.Required(name));
    }
    if (cursor.takes("BETWEEN")) {
      return between(left.get());
    }
    if (cursor.takes("IN")) {
      return cursor.inside().map(list -> listed(left.get(), list)).orElse(false);
    }
    Optional<String> operator = cursor.peek().map(SqlToken::text).filter(TURNED::containsKey);
    if (operator.isEmpty()) {
      return false;
    }
    cursor.next();
    if (operator.get().equals("=") && cursor.takes("ANY")) {
      return array().map(list -> listed(left.get(), list)).orElse(false);
    }
    Optional<Term> right = term();
    return right.isPresent() && compared(left.get(), operator.get(), right.get());
  }

  /// `ANY (ARRAY[…])`, with casts and parentheses around it, is how PostgreSQL keeps IN.
  private Optional<SqlCursor> array() {
    Optional<SqlCursor> inside = cursor.inside();
    while (inside.isPresent() && inside.get().sees("(")) {
      inside = inside.get().inside();
    }
    if (inside.isEmpty() || !inside.get().takes("ARRAY")) {
      return Optional.empty();
    }
    return inside.get().takes("[") ? inside.get().untilClosed() : Optional.empty();
  }

  private boolean listed(Term left, SqlCursor list) {
    List<Value> values = new ArrayList<>();
    for (SqlCursor item : list.items()) {
      var reader = new ConditionReader(item);
      if (!(reader.term().orElse(null) instanceof Literal(Value value)) || !item.isEnd()) {
        return false;
      }
      values.add(value);
    }
    return !values.isEmpty()
        && left instanceof Column(String name)
        && facts.add(new Fact.OneOf(name, values));
  }

  private boolean between(Term left) {
    Optional<Term> low = term();
    boolean and = low.isPresent() && cursor.takes("AND");
    Optional<Term> high = and ? term() : Optional.empty();
    return high.isPresent() && compared(left, ">=", low.get()) && compared(left, "<=", high.get());
  }

  private boolean compared(Term left, String operator, Term right) {
    return switch (left) {
      case Column(String name) ->
          right instanceof Literal(Value value) && bound(name, operator, value);
      case LengthOf(String column) ->
          right instanceof Literal(Value.Numeral(BigDecimal number))
              && length(column, operator, number);
      case Literal literal ->
          !(right instanceof Literal)
              && compared(right, TURNED.getOrDefault(operator, operator), literal);
    };
  }

  private boolean bound(String name, String operator, Value value) {
    return Checks.word(operator)
        .map(word -> facts.add(new Fact.Bound(name, word, value)))
        .orElseGet(() -> facts.add(new Fact.OneOf(name, List.of(value))));
  }

  private boolean length(String column, String operator, BigDecimal number) {
    if (number.scale() > 0 || number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
      return false;
    }
    int length = number.intValueExact();
    return switch (operator) {
      case ">=" -> facts.add(new Fact.Length(column, "minLength", length));
      case ">" -> facts.add(new Fact.Length(column, "minLength", length + 1));
      case "<=" -> facts.add(new Fact.Length(column, "maxLength", length));
      case "<" -> facts.add(new Fact.Length(column, "maxLength", length - 1));
      default ->
          facts.add(new Fact.Length(column, "minLength", length))
              && facts.add(new Fact.Length(column, "maxLength", length));
    };
  }

  private Optional<Term> term() {
    Optional<Term> term = plain();
    while (term.isPresent() && cursor.takes("::")) {
      type();
    }
    return term;
  }

  private Optional<Term> plain() {
    if (cursor.sees("(")) {
      return cursor.inside().flatMap(ConditionReader::alone);
    }
    if (cursor.takes("CAST")) {
      return cursor.inside().flatMap(inside -> new ConditionReader(inside).cast());
    }
    boolean minus = cursor.takes("-");
    if (!minus) {
      cursor.takes("+");
    }
    Optional<SqlToken> token = cursor.next();
    return token.isEmpty() ? Optional.empty() : of(token.get(), minus);
  }

  private static Optional<Term> alone(SqlCursor inside) {
    return new ConditionReader(inside).term().filter(term -> inside.isEnd());
  }

  private Optional<Term> cast() {
    return term().filter(term -> cursor.takes("AS"));
  }

  private Optional<Term> of(SqlToken token, boolean minus) {
    return switch (token.sort()) {
      case TEXT -> Optional.of(new Literal(new Value.Text(token.text())));
      case NUMBER -> number(token.text(), minus);
      case QUOTED_NAME -> Optional.of(new Column(token.text()));
      case WORD -> word(token.text());
      case SIGN -> Optional.empty();
    };
  }

  private static Optional<Term> number(String text, boolean minus) {
    if (text.length() > MOST_DIGITS || !text.matches("[0-9]*\\.?[0-9]*([eE][+-]?\\d{1,3})?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text);
    return Optional.of(new Literal(new Value.Numeral(minus ? number.negate() : number)));
  }

  private Optional<Term> word(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.equals("TRUE") || upper.equals("FALSE")) {
      return Optional.of(new Literal(new Value.Flag(upper.equals("TRUE"))));
    }
    if (TYPED.contains(upper)
        && cursor.peek().filter(t -> t.sort() == SqlToken.Sort.TEXT).isPresent()) {
      return cursor.text().map(text -> new Literal(new Value.Text(text)));
    }
    if (cursor.sees("(")) {
      Optional<Term> inside = cursor.inside().flatMap(ConditionReader::alone);
      return LENGTHS.contains(upper) && inside.orElse(null) instanceof Column(String name)
          ? Optional.of(new LengthOf(name))
          : Optional.empty();
    }
    return Optional.of(new Column(word));
  }

  /// Goes past a type behind `::`.
  private void type() {
    while (cursor.peek().filter(token -> token.sort() == SqlToken.Sort.WORD).isPresent()
        && !cursor.sees("AND")
        && !cursor.sees("IN")
        && !cursor.sees("IS")
        && !cursor.sees("BETWEEN")
        && !cursor.sees("OR")) {
      cursor.next();
    }
    cursor.inside();
    for (boolean array = true; array; ) {
      array = cursor.takes("[", "]");
    }
  }
}
