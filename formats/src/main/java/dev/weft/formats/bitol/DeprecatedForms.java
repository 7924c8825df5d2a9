package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// Forms that v3.1.0 declared deprecated, in documents of that version or a later one.
final class DeprecatedForms {

  private final OdcsVersion version;
  private final Findings findings;

  DeprecatedForms(OdcsVersion version, Findings findings) {
    this.version = version;
    this.findings = findings;
  }

  void check(Part root, List<Element> objects) {
    if (version.isBefore(OdcsVersion.V3_1_0)) {
      return;
    }
    say(root, "dataProduct", "Let the product's output port name the contract by contractId");
    say(root, "slaDefaultElement", "Give each promise its own `element`");
    if (root.find("team").orElse(null) instanceof Node.Sequence) {
      say(root, "team", "Write `team:` with `members:`");
    }
    for (Element object : objects) {
      for (Element element : object.all()) {
        for (Part rule : element.part().parts("quality")) {
          say(rule, "rule", "Write `metric:`");
        }
      }
    }
  }

  private void say(Part part, String field, String hint) {
    part.mapping()
        .entry(field)
        .filter(entry -> !entry.value().isNull())
        .ifPresent(
            entry ->
                findings.warning(
                    ErrorCode.ODCS_DEPRECATED,
                    entry.at(),
                    "This way to write `" + field + "` is deprecated since v3.1.0",
                    hint));
  }
}
