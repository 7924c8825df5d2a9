package dev.weft.formats.sql;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The conditions that a field's options amount to.
final class Checks {

  private static final Map<String, String> BOUNDS = bounds();

  private final Dialect dialect;

  Checks(Dialect dialect) {
    this.dialect = dialect;
  }

  private static Map<String, String> bounds() {
    Map<String, String> bounds = new LinkedHashMap<>();
    bounds.put("minimum", ">=");
    bounds.put("exclusiveMinimum", ">");
    bounds.put("maximum", "<=");
    bounds.put("exclusiveMaximum", "<");
    return bounds;
  }

  /// The word of a comparison, such as `minimum`; empty for one that no option says.
  static Optional<String> word(String operator) {
    return BOUNDS.entrySet().stream()
        .filter(bound -> bound.getValue().equals(operator))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Conditions by the option that they carry; options without a condition are left out.
  Map<String, String> of(String column, Field field) {
    Map<String, String> checks = new LinkedHashMap<>();
    String name = Spelling.name(column);
    BOUNDS.forEach(
        (word, operator) ->
            bound(field, word)
                .ifPresent(literal -> checks.put(word, name + " " + operator + " " + literal)));
    if (isText(field.kind())) {
      String length = (dialect == Dialect.DUCKDB ? "length(" : "char_length(") + name + ")";
      length(field, "minLength").ifPresent(n -> checks.put("minLength", length + " >= " + n));
      length(field, "maxLength")
          .filter(n -> !new ColumnTypes(dialect).keepsLength(n))
          .ifPresent(n -> checks.put("maxLength", length + " <= " + n));
    }
    return checks;
  }

  /// The list of allowed values; empty when there is none, or a value is no literal of the kind.
  Optional<String> allowed(String column, Field field) {
    List<String> literals = new ArrayList<>();
    for (Value value : field.allowed()) {
      Spelling.literal(value, field.kind()).ifPresent(literals::add);
    }
    return literals.isEmpty() || literals.size() != field.allowed().size()
        ? Optional.empty()
        : Optional.of(
            Spelling.name(column)
                + " IN "
                + literals.stream().collect(Collectors.joining(", ", "(", ")")));
  }

  /// Texts have no order that a contract speaks of.
  private static Optional<String> bound(Field field, String word) {
    Value value = field.options().get(word);
    boolean ordered = !isText(field.kind()) && !(field.kind() instanceof Kind.Truth);
    return value == null || !ordered ? Optional.empty() : Spelling.literal(value, field.kind());
  }

  /// A length in characters that is a whole number from 0 on.
  static Optional<Integer> length(Field field, String word) {
    return field.options().get(word) instanceof Value.Numeral(BigDecimal number)
            && number.signum() >= 0
            && number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? Optional.of(number.intValueExact())
        : Optional.empty();
  }

  private static boolean isText(Kind kind) {
    return kind instanceof Kind.Unknown
        || (kind instanceof Kind.Text(String format) && !format.equals("uuid"));
  }
}
