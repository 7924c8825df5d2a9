package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.Constraints;
import java.util.Optional;

/// Reads `logicalTypeOptions`. Before v3.1.0 `exclusiveMinimum: true` made `minimum` exclusive;
/// both forms mean the same here.
final class ConstraintsReader {

  private ConstraintsReader() {}

  static Constraints read(Part property) {
    Optional<Part> options = property.part("logicalTypeOptions");
    if (options.isEmpty()) {
      return Constraints.NONE;
    }
    Part part = options.get();
    boolean excludesMinimum = isTrue(part, "exclusiveMinimum");
    boolean excludesMaximum = isTrue(part, "exclusiveMaximum");
    return new Constraints(
        excludesMinimum ? Optional.empty() : part.text("minimum"),
        excludesMaximum ? Optional.empty() : part.text("maximum"),
        excludesMinimum ? part.text("minimum") : bound(part, "exclusiveMinimum"),
        excludesMaximum ? part.text("maximum") : bound(part, "exclusiveMaximum"),
        part.text("multipleOf"),
        part.whole("minLength"),
        part.whole("maxLength"),
        part.text("pattern"));
  }

  private static boolean isTrue(Part part, String field) {
    return isBoolean(part, field) && part.flag(field);
  }

  private static boolean isBoolean(Part part, String field) {
    return part.find(field).orElse(null) instanceof Node.Scalar scalar
        && scalar.sort() == Node.Sort.BOOLEAN;
  }

  private static Optional<String> bound(Part part, String field) {
    return isBoolean(part, field) ? Optional.empty() : part.text(field);
  }
}
