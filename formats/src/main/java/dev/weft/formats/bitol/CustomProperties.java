package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/// The custom properties of one element. Those that begin with `weft.` are Weft's and closed; all
/// others are the author's own.
final class CustomProperties {

  private static final String OURS = "weft.";

  private final List<Part> properties;
  private final Findings findings;

  /// @param known the `weft.` properties that mean something on this element
  CustomProperties(Part owner, List<String> known, Findings findings) {
    this.properties = owner.parts("customProperties");
    this.findings = findings;
    for (Part property : properties) {
      String name = property.text("property").orElse("");
      if (name.startsWith(OURS) && !known.contains(name)) {
        findings.error(
            ErrorCode.DOC_UNKNOWN_FIELD,
            property.at("property"),
            "`" + name + "` means nothing here",
            Guess.hint(
                name,
                known,
                known.isEmpty() ? "Remove it" : "Weft knows " + String.join(", ", known)));
      }
    }
  }

  /// Reports every `weft.` property of an element on which none means anything.
  static void refuseOurs(Part owner, Findings findings) {
    var _ = new CustomProperties(owner, List.of(), findings);
  }

  boolean flag(String name) {
    Optional<Node> value = find(name);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.BOOLEAN) {
      return scalar.text().equalsIgnoreCase("true");
    }
    wrong(value.get(), "`" + name + "` is true or false, not " + value.get().word());
    return false;
  }

  List<String> texts(String name) {
    Optional<Node> value = find(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Node.Sequence list) {
      return list.items().stream()
          .map(Node::textOrNull)
          .filter(java.util.Objects::nonNull)
          .toList();
    }
    wrong(value.get(), "`" + name + "` is a list, not " + value.get().word());
    return List.of();
  }

  /// A property's value; empty when it is missing or null.
  Optional<Node> find(String name) {
    return properties.stream()
        .filter(property -> property.text("property").orElse("").equals(name))
        .findFirst()
        .flatMap(property -> property.find("value"));
  }

  private void wrong(Node value, String message) {
    findings.error(ErrorCode.DOC_VALUE, value.place(), message, "");
  }
}
