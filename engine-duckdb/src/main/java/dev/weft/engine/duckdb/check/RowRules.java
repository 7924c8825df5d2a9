package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
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
    String name = SqlText.name(column.name());
    try {
      return switch (rule) {
        case Rule.Required required -> name + " IS NULL";
        case Rule.Range range -> orFalse(new Bounds(column).broken(range));
        case Rule.MultipleOf(String of, String factor) -> orFalse(remainder(column, factor));
        case Rule.Length length -> orFalse(length(column, length));
        case Rule.Pattern(String of, String pattern) ->
            name + " IS NOT NULL AND NOT " + Values.matches(column, pattern);
        case Rule.Valid(String of, List<String> values, Optional<String> pattern) ->
            Values.isInvalid(column, values, pattern);
      };
    } catch (NumberFormatException e) {
      throw unreadableOperand(column);
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
    };
  }

  /// The patterns that the engine must understand to run the rule.
  public static Optional<String> pattern(Rule.OfRow rule) {
    return switch (rule) {
      case Rule.Pattern(String column, String pattern) -> Optional.of(pattern);
      case Rule.Valid valid -> valid.pattern();
      case Rule.Required required -> Optional.empty();
      case Rule.Range range -> Optional.empty();
      case Rule.MultipleOf multiple -> Optional.empty();
      case Rule.Length length -> Optional.empty();
    };
  }

  private static String remainder(Column column, String text) {
    BigDecimal factor = new BigDecimal(text.strip()).stripTrailingZeros();
    if (factor.signum() <= 0) {
      throw new NumberFormatException();
    }
    String name = SqlText.name(column.name());
    String step = factor.toPlainString();
    if (column.type() == Primitive.FLOAT || column.type() == Primitive.DOUBLE) {
      String quotient = "(" + name + " / CAST(" + step + " AS DOUBLE))";
      // 0.3 is a multiple of 0.1 for people, though not in binary
      return "abs(" + quotient + " - round(" + quotient + ")) > 1e-9 OR NOT isfinite(" + name + ")";
    }
    int scale = Math.max(0, factor.scale());
    return switch (column.type()) {
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

  private static String length(Column column, Rule.Length rule) {
    String name = SqlText.name(column.name());
    String length = (column.type() == Primitive.BINARY ? "octet_length(" : "length(") + name + ")";
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

  private static WeftException unreadableOperand(Column column) {
    return WeftException.of(
        ErrorCode.BUILD_TYPE,
        "A bound or factor for " + column.name() + " is not a " + column.type().word(),
        "Write it in the column's type.");
  }
}
