package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.Optional;

/// The logical type of a property with its options.
final class LogicalType {

  private LogicalType() {}

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    Optional<String> was = old.text("logicalType");
    Optional<String> is = now.text("logicalType");
    boolean replaced = was.isPresent() && is.isPresent() && !was.equals(is);
    if (!was.equals(is)) {
      changes.field(
          spot.at("logicalType"),
          was,
          is,
          replaced
              ? Rule.LOGICAL_TYPE_CHANGED
              : is.isPresent() ? Rule.LOGICAL_TYPE_ADDED : Rule.LOGICAL_TYPE_REMOVED,
          "The logical type of "
              + spot.subject()
              + " went "
              + Words.step(old.find("logicalType"), now.find("logicalType")));
    }
    // Options of one type say nothing about another: a new type is one change, not many.
    if (!replaced) {
      Options.compare(
          is.or(() -> was).orElse(""),
          old.element("logicalTypeOptions").orElse(Element.EMPTY),
          now.element("logicalTypeOptions").orElse(Element.EMPTY),
          spot.at("logicalTypeOptions"),
          changes);
    }
  }
}
