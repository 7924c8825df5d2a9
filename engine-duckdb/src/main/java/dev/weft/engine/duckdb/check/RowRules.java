package dev.weft.engine.duckdb.check;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules of a row as conditions, the same for counting breakers and for moving them aside.
public final class RowRules {

  private RowRules() {}

  /// A condition that is true for rows that break the rule and false for all others, never null.
  /// Throws `BUILD_COLUMN` when the table lacks the column, `BUILD_TYPE` when an operand cannot be
  /// read.
  public static String broken(Rule.OfRow rule, Schema schema) {
    Column column = schema.column(rule.column()).orElseThrow(() -> unknownColumn(rule.column()));
    return broken(rule, Operand.of(column));
  }

  /// The same of any value.
  static String broken(Rule.OfRow rule, Operand value) {
    try {
      return switch (rule) {
        case Rule.Required required -> value.sql() + " IS NULL";
        case Rule.Range range -> orFalse(new Bounds(value).broken(range));
        case Rule.MultipleOf(String of, String factor) -> orFalse(remainder(value, factor));
        case Rule.Length length -> orFalse(length(value, length));
        case Rule.Pattern(String of, String pattern) ->
            value.sql() + " IS NOT NULL AND NOT " + Values.matches(value, pattern);
        case Rule.Valid(String of, List<String> values, Optional<String> pattern) ->
            Values.isInvalid(value, values, pattern);
        case Rule.Format(String of, String format) -> orFalse(Formats.broken(value, format));
        case Rule.Items items -> NestedRules.size(value, items);
        case Rule.UniqueItems items -> NestedRules.repeats(value);
        case Rule.UniqueKey key -> NestedRules.repeats(value, key);
        case Rule.Nested(String of, List<String> path, Rule.OfRow inner) ->
            NestedRules.broken(value, path, inner, 0);
      };
    } catch (NumberFormatException e) {
      throw unreadableOperand(value);
    }
  }

  /// The class of rejects that break such a rule.
  public static String rejectClass(Rule.OfRow rule) {
    return switch (rule) {
      case Rule.Required required -> "required";
      case Rule.Range range -> "range";
      case Rule.MultipleOf multiple -> "multiple_of";
      case Rule.Length length -> "length";
      case Rule.Pattern pattern -> "pattern";
      case Rule.Valid valid -> "valid";
      case Rule.Format format -> "format";
      case Rule.Items items -> "items";
      case Rule.UniqueItems items -> "unique_items";
      case Rule.UniqueKey key -> "unique_key";
      case Rule.Nested(String column, List<String> path, Rule.OfRow inner) -> rejectClass(inner);
    };
  }

  /// The patterns that the engine must understand to run the rule.
  public static Optional<String> pattern(Rule.OfRow rule) {
    return switch (rule) {
      case Rule.Pattern(String column, String pattern) -> Optional.of(pattern);
      case Rule.Valid valid -> valid.pattern();
      case Rule.Nested(String column, List<String> path, Rule.OfRow inner) -> pattern(inner);
      case Rule.Required required -> Optional.empty();
      case Rule.Range range -> Optional.empty();
      case Rule.MultipleOf multiple -> Optional.empty();
      case Rule.Length length -> Optional.empty();
      case Rule.Format format -> Optional.empty();
      case Rule.Items items -> Optional.empty();
      case Rule.UniqueItems items -> Optional.empty();
      case Rule.UniqueKey key -> Optional.empty();
    };
  }

  private static String remainder(Operand value, String text) {
    BigDecimal factor = new BigDecimal(text.strip()).stripTrailingZeros();
    if (factor.signum() <= 0) {
      throw new NumberFormatException();
    }
    String name = value.sql();
    String step = factor.toPlainString();
    if (value.type() == Primitive.FLOAT || value.type() == Primitive.DOUBLE) {
      String quotient = "(" + name + " / CAST(" + step + " AS DOUBLE))";
      // 0.3 is a multiple of 0.1 for people, though not in binary
      return "abs(" + quotient + " - round(" + quotient + ")) > 1e-9 OR NOT isfinite(" + name + ")";
    }
    int scale = Math.max(0, factor.scale());
    return switch (value.type()) {
      case Type.Decimal(int precision, int own) -> inDecimals(name, Math.max(scale, own), step);
      case Primitive primitive ->
          scale == 0 ? name + " % " + step + " <> 0" : inDecimals(name, scale, step);
      case Type.Struct struct -> throw new NumberFormatException();
      case Type.ListOf list -> throw new NumberFormatException();
      case Type.MapOf map -> throw new NumberFormatException();
    };
  }

  private static String inDecimals(String name, int scale, String step) {
    String type = " AS DECIMAL(38," + scale + "))";
    return "CAST(" + name + type + " % CAST(" + step + type + " <> 0";
  }

  private static String length(Operand value, Rule.Length rule) {
    String name = value.sql();
    String length = (value.type() == Primitive.BINARY ? "octet_length(" : "length(") + name + ")";
    List<String> conditions = new ArrayList<>();
    rule.minimum().ifPresent(minimum -> conditions.add(length + " < " + minimum));
    rule.maximum().ifPresent(maximum -> conditions.add(length + " > " + maximum));
    return String.join(" OR ", conditions);
  }

  private static String orFalse(String condition) {
    return condition.isEmpty() ? "false" : "coalesce(" + condition + ", false)";
  }

  private static WeftException unknownColumn(String column) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN, "The table has no column " + column, "Name a column of the table.");
  }

  private static WeftException unreadableOperand(Operand value) {
    return WeftException.of(
        ErrorCode.BUILD_TYPE,
        "A bound or factor for " + value.name() + " is not a " + value.type().word(),
        "Write it in the column's type.");
  }
}
