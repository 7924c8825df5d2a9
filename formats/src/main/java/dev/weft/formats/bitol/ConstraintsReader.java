package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Constraints.Inner;
import dev.weft.model.contract.Constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `logicalTypeOptions` of a property and of what lies inside it. Before v3.1.0
/// `exclusiveMinimum: true` made `minimum` exclusive; both forms mean the same here.
final class ConstraintsReader {

  private static final Set<String> MOMENTS = Set.of("date", "timestamp", "time");

  private final QualityReader quality;

  ConstraintsReader(QualityReader quality) {
    this.quality = quality;
  }

  Constraints read(Part property) {
    Optional<Part> options = property.part("logicalTypeOptions");
    List<Inner> inner = inner(property);
    if (options.isEmpty() && inner.isEmpty()) {
      return Constraints.NONE;
    }
    Part part = options.orElse(new Part(new Node.Mapping(property.place(), List.of())));
    boolean excludesMinimum = isTrue(part, "exclusiveMinimum");
    boolean excludesMaximum = isTrue(part, "exclusiveMaximum");
    var bounds = new MomentText(property, part);
    Optional<String> minimum = bounds.iso(part.text("minimum"));
    Optional<String> maximum = bounds.iso(part.text("maximum"));
    boolean moment = MOMENTS.contains(property.text("logicalType").orElse(""));
    return new Constraints(
        excludesMinimum ? Optional.empty() : minimum,
        excludesMaximum ? Optional.empty() : maximum,
        excludesMinimum ? minimum : bounds.iso(bound(part, "exclusiveMinimum")),
        excludesMaximum ? maximum : bounds.iso(bound(part, "exclusiveMaximum")),
        part.text("multipleOf"),
        part.whole("minLength"),
        part.whole("maxLength"),
        part.text("pattern"),
        moment ? Optional.empty() : part.text("format"),
        bounds.pattern(),
        new Size(part.whole("minItems"), part.whole("maxItems")),
        new Size(part.whole("minProperties"), part.whole("maxProperties")),
        part.flag("uniqueItems"),
        inner);
  }

  private List<Inner> inner(Part property) {
    List<Inner> all = new ArrayList<>();
    List<String> required =
        property
            .part("logicalTypeOptions")
            .map(options -> options.texts("required"))
            .orElse(List.of());
    List<Part> fields = property.parts("properties");
    List<Integer> positions = KeyPositions.of(fields);
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).text("name").orElse("");
      all.add(inner(fields.get(i), name, required.contains(name), positions.get(i)));
    }
    property.part("items").ifPresent(items -> all.add(inner(items, "", false, 0)));
    Optional<Part> map = property.part("map");
    for (String side : List.of("key", "value")) {
      map.flatMap(part -> part.part(side)).ifPresent(part -> all.add(inner(part, side, false, 0)));
    }
    return all;
  }

  private Inner inner(Part part, String step, boolean required, int keyPosition) {
    return new Inner(
        step,
        required || part.flag("required") || keyPosition > 0,
        part.flag("unique"),
        keyPosition,
        read(part),
        quality.withEnumeration(part, false));
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
