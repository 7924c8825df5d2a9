package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
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
  static String isOneOf(Operand value, List<? extends @Nullable String> values) {
    String name = value.sql();
    String list =
        values.stream()
            .filter(one -> one != null)
            .map(one -> literal(value, String.valueOf(one)))
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "false" : "coalesce(" + name + " IN (" + list + "), false)";
  }

  /// Whether the pattern is found somewhere in the value's text.
  static String matches(Operand value, String pattern) {
    String name = value.sql();
    String text = value.type() == Primitive.STRING ? name : "CAST(" + name + " AS VARCHAR)";
    return "coalesce(regexp_matches(" + text + ", " + SqlText.text(pattern) + "), false)";
  }

  /// Whether there is a value and it is neither in the list nor matched by the pattern.
  static String isInvalid(Operand value, List<String> values, Optional<String> pattern) {
    String valid =
        pattern
            .map(found -> isOneOf(value, values) + " OR " + matches(value, found))
            .orElseGet(() -> isOneOf(value, values));
    return value.sql() + " IS NOT NULL AND NOT (" + valid + ")";
  }

  private static String literal(Operand value, String text) {
    if (value.type() == Primitive.STRING) {
      return SqlText.text(text);
    }
    if (value.type() == Primitive.INT || value.type() == Primitive.LONG) {
      return whole(text).map(BigInteger::toString).orElse("NULL");
    }
    return "TRY_CAST(" + SqlText.text(text) + " AS " + TypeSql.of(value.type()) + ")";
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
