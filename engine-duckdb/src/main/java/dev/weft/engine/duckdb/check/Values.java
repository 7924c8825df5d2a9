package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Conditions on a column's value against lists and patterns; never null themselves.
final class Values {

  private Values() {}

  /// Whether the value is one of these; a text that is no value of the column's type matches none.
  static String isOneOf(Column column, List<? extends @Nullable String> values) {
    String name = SqlText.name(column.name());
    String list =
        values.stream()
            .filter(value -> value != null)
            .map(value -> literal(column, String.valueOf(value)))
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "false" : "coalesce(" + name + " IN (" + list + "), false)";
  }

  /// Whether the pattern is found somewhere in the value's text.
  static String matches(Column column, String pattern) {
    String name = SqlText.name(column.name());
    String text = column.type() == Primitive.STRING ? name : "CAST(" + name + " AS VARCHAR)";
    return "coalesce(regexp_matches(" + text + ", " + SqlText.text(pattern) + "), false)";
  }

  /// Whether there is a value and it is neither in the list nor matched by the pattern.
  static String isInvalid(Column column, List<String> values, Optional<String> pattern) {
    String valid =
        pattern
            .map(found -> isOneOf(column, values) + " OR " + matches(column, found))
            .orElseGet(() -> isOneOf(column, values));
    return SqlText.name(column.name()) + " IS NOT NULL AND NOT (" + valid + ")";
  }

  private static String literal(Column column, String value) {
    if (column.type() == Primitive.STRING) {
      return SqlText.text(value);
    }
    if (column.type() == Primitive.INT || column.type() == Primitive.LONG) {
      return whole(value).map(BigInteger::toString).orElse("NULL");
    }
    return "TRY_CAST(" + SqlText.text(value) + " AS " + TypeSql.of(column.type()) + ")";
  }

  // the engine's cast would round 1.5
  private static Optional<BigInteger> whole(String value) {
    try {
      return Optional.of(new BigDecimal(value.strip()).toBigIntegerExact())
          .filter(number -> number.bitLength() < Long.SIZE);
    } catch (ArithmeticException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
