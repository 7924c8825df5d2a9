package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.document.MeshFolder.Kept;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The form of a Rule.
final class RuleForm {

  private static final List<String> ON =
      List.of("mesh", "domain", "product", "port", "contract", "change", "release", "agreement");
  private static final Set<String> TURNS = Set.of("fixed", "lower", "raise");

  private RuleForm() {}

  static Supplier<Kept> read(Fields fields, String scope) {
    String id = fields.name("id", "rule");
    PolicyParts.scope(fields, scope);
    fields.word("on", ON);
    String stage = PolicyParts.stage(fields).word();
    fields.text("reason");
    knobs(fields);
    PolicyParts.expression(fields, "require");
    fields.findText("message");
    fields.findText("fix");
    fields.findWhole("maxWaiverDays", 0, 36_500);
    PolicyParts.tests(fields);
    boolean retired = fields.isRetired();
    return () -> new Kept("Rule", id, stage, retired);
  }

  private static void knobs(Fields rule) {
    for (Map.Entry<String, Fields> knob : rule.named("knobs", "a knob").entrySet()) {
      Fields fields = knob.getValue();
      if (fields.find("value").isEmpty()) {
        fields.missing("value");
      }
      fields.find("domains").ifPresent(node -> turn(node, fields));
      fields.close();
    }
  }

  /// How domains may turn a knob: `fixed`, `lower`, `raise`, or `{ within: [a, b] }`.
  private static void turn(Node node, Fields knob) {
    if (node instanceof Node.Mapping) {
      Fields range = knob.findGroup("domains", "a range").orElseThrow();
      if (range.items("within").size() != 2) {
        range.wrong(range.place(), "A range has two ends", "Write { within: [1, 24] }");
      }
      range.close();
      return;
    }
    String word = node.textOrNull();
    if (word == null || !(TURNS.contains(word) || word.startsWith("within"))) {
      knob.wrong(
          node.place(),
          "`domains` does not say how domains may turn the knob",
          "Use one of fixed, lower, raise, { within: [a, b] }");
    }
  }
}
