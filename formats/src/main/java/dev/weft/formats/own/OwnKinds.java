package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.product.Build.Trigger;

/// Documents of Weft's own kinds by themselves, without the folder that they stand in.
public final class OwnKinds {

  private OwnKinds() {}

  /// Reports what is wrong with a document; false when its kind is none of Weft's own.
  public static boolean read(YamlDocument document, String kind, Findings findings) {
    switch (kind) {
      case "Mesh" -> MeshReader.read(document, findings);
      case "Person" -> PersonReader.read(document, findings);
      case "Team" -> TeamReader.read(document, findings);
      case "Connection" -> ConnectionReader.read(document, findings);
      case "Domain" -> DomainReader.read(document, findings);
      case "Agreement" -> AgreementReader.read(document, findings);
      case "AccessPolicy" -> AccessPolicyReader.read(document, "", findings);
      case "Declassifier" -> DeclassifierReader.read(document, "", findings);
      case "Term" -> TermReader.read(document, findings);
      case "Build" -> BuildReader.read(document, new Trigger.OnDemand(), findings);
      case "Rule" -> RuleReader.read(document, "", findings);
      case "Waiver" -> WaiverReader.read(document, findings);
      default -> {
        return false;
      }
    }
    return true;
  }
}
