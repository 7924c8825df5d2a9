package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import java.util.List;

/// What the text of ODCS says and its JSON Schema lets pass. Reads leniently: what has the wrong
/// shape is the schema's to refuse, and is passed over here.
final class ContractRules {

  private ContractRules() {}

  /// Reports everything that a contract's elements owe each other and themselves.
  static void check(Part root, OdcsVersion version, Findings findings) {
    List<Element> objects = Element.objects(root);
    new UniqueRules(findings).check(root, objects);
    new KeyRules(findings).check(objects);
    var ends = new Ends(objects);
    var effort = new Effort();
    new RelationshipRules(objects, ends, effort, findings).check();
    new SlaRules(root, objects, ends, effort, findings).check();
    var options = new OptionRules(effort, findings);
    var values = new ValueRules(effort, findings);
    var quality = new QualityRules(version, ends, effort, findings);
    for (Element object : objects) {
      for (Element element : object.all()) {
        options.check(element);
        values.check(element);
        quality.check(element);
      }
    }
    new TeamRules(findings).check(root);
    new DeprecatedForms(version, findings).check(root, objects);
    UsualStatus.check(root, findings);
    TextNotes.check(root, findings);
  }
}
