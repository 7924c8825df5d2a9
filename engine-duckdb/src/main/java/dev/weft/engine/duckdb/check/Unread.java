package dev.weft.engine.duckdb.check;

import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;

/// What could not be read inside of a value is null there, with which most rules have nothing to
/// do. To some it would count for something that the data does not say: that it is absent, or that
/// two objects are the same.
final class Unread {

  private Unread() {}

  static boolean wouldCount(Rule.OfRow rule, Operand value) {
    if (rule instanceof Rule.Nested(String column, List<String> path, Rule.OfRow inner)) {
      return inner instanceof Rule.Required || wouldCount(inner, InnerValues.of(value, path).one());
    }
    return rule instanceof Rule.Items
        || (rule instanceof Rule.UniqueItems
            && value.type() instanceof Type.ListOf(Column element)
            && isNested(element.type()));
  }

  static boolean wouldCount(Rule.Inside rule, Operand value) {
    InnerValues values = InnerValues.of(value, rule.path());
    return switch (rule.rule()) {
      case Rule.NullCount count -> true;
      case Rule.MissingCount count -> count.values().contains(null);
      case Rule.Unique(List<String> fields) -> isOfNested(values, fields);
      case Rule.DuplicateCount count -> isOfNested(values, count.columns());
      case Rule.RowCount count -> false;
      case Rule.InvalidCount count -> false;
    };
  }

  private static boolean isOfNested(InnerValues values, List<String> fields) {
    return fields.isEmpty()
        ? isNested(values.type())
        : fields.stream()
            .anyMatch(field -> isNested(NestedRules.field(values.one(), field).type()));
  }

  static boolean isNested(Type type) {
    return !(type instanceof Type.Primitive || type instanceof Type.Decimal);
  }
}
