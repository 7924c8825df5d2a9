package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.Constraints;
import dev.weft.model.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads `logicalTypeOptions`. Before v3.1.0 `exclusiveMinimum: true` made `minimum` exclusive;
/// both forms mean the same here.
final class ConstraintsReader {

  private ConstraintsReader() {}

  static Constraints read(Part property, Findings findings) {
    Optional<Part> options = property.part("logicalTypeOptions");
    if (options.isEmpty()) {
      return Constraints.NONE;
    }
    Part part = options.get();
    boolean excludesMinimum = isTrue(part, "exclusiveMinimum");
    boolean excludesMaximum = isTrue(part, "exclusiveMaximum");
    var constraints =
        new Constraints(
            excludesMinimum ? Optional.empty() : part.text("minimum"),
            excludesMaximum ? Optional.empty() : part.text("maximum"),
            excludesMinimum ? part.text("minimum") : bound(part, "exclusiveMinimum"),
            excludesMaximum ? part.text("maximum") : bound(part, "exclusiveMaximum"),
            part.text("multipleOf"),
            part.whole("minLength"),
            part.whole("maxLength"),
            part.text("pattern"));
    contradictions(part, constraints, findings);
    return constraints;
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

  private static void contradictions(Part part, Constraints read, Findings findings) {
    Optional<BigDecimal> low = number(part, "minimum");
    Optional<BigDecimal> high = number(part, "maximum");
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      nothingFits(part, "maximum", "minimum", findings);
    }
    if (read.minLength().isPresent()
        && read.maxLength().isPresent()
        && read.minLength().get() > read.maxLength().get()) {
      nothingFits(part, "maxLength", "minLength", findings);
    }
  }

  private static void nothingFits(Part part, String high, String low, Findings findings) {
    findings.error(
        ErrorCode.DOC_VALUE,
        part.at(high),
        "`" + high + "` lies below `" + low + "`, so no value fits",
        "Swap the two");
  }

  private static Optional<BigDecimal> number(Part part, String field) {
    return part.find(field).orElse(null) instanceof Node.Scalar scalar
            && scalar.sort() != Node.Sort.STRING
        ? Numbers.find(scalar.text())
        : Optional.empty();
  }
}
