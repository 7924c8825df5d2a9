package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Examples, default values and the values of an enumeration keep what their property demands.
final class ValueRules {

  private static final Set<String> DEFAULTS = Set.of("default", "defaultValue");

  private final Effort effort;
  private final Findings findings;

  ValueRules(Effort effort, Findings findings) {
    this.effort = effort;
    this.findings = findings;
  }

  void check(Element element) {
    if (element.level() == Element.Level.OBJECT) {
      return;
    }
    Part part = element.part();
    var values = new TypedValues(element, effort);
    Set<String> allowed = enumeration(part, values);
    for (Node example : part.items("examples")) {
      values
          .wrong(example)
          .or(() -> outside(allowed, example))
          .ifPresent(why -> broken(example, "The example", why));
    }
    for (Part custom : part.parts("customProperties")) {
      custom
          .find("value")
          .filter(value -> DEFAULTS.contains(custom.text("property").orElse("")))
          .ifPresent(
              value ->
                  values
                      .wrong(value)
                      .or(() -> outside(allowed, value))
                      .ifPresent(why -> broken(value, "The default value", why)));
    }
  }

  /// A value that a rule counts as valid, though the property can never hold it.
  void argument(Element element, Node value) {
    new TypedValues(element, effort)
        .wrongType(value)
        .ifPresent(
            why ->
                findings.warning(
                    ErrorCode.ODCS_RULE_ARGUMENT,
                    value.place(),
                    "The valid value " + why,
                    "Write values of the property's type"));
  }

  /// Judges the values of `enum` and gives them.
  private Set<String> enumeration(Part part, TypedValues values) {
    Set<String> seen = new HashSet<>();
    for (Part entry : part.parts("enum")) {
      Optional<Node> value = entry.find("value");
      if (value.isEmpty()) {
        continue;
      }
      String text = String.valueOf(value.get().textOrNull());
      if (!seen.add(text)) {
        refuse(value.get(), "The value `" + text + "` stands in `enum` twice", "Keep one of them");
      }
      values
          .wrongPromise(value.get())
          .ifPresent(why -> refuse(value.get(), "The value of `enum` " + why, "Correct it"));
    }
    return seen;
  }

  private void refuse(Node value, String message, String hint) {
    findings.error(ErrorCode.ODCS_ENUM, value.place(), message, hint);
  }

  private static Optional<String> outside(Set<String> allowed, Node value) {
    String text = value.textOrNull();
    return allowed.isEmpty() || text == null || allowed.contains(text)
        ? Optional.empty()
        : Optional.of("is none of `enum`");
  }

  private void broken(Node value, String what, String why) {
    findings.error(
        ErrorCode.ODCS_EXAMPLE,
        value.place(),
        what + " " + why,
        "Correct it, or the constraint that it breaks");
  }
}
