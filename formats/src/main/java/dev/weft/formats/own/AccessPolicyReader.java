package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.AccessPolicy.Exemption;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.PolicyTest;
import dev.weft.model.policy.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads an `AccessPolicy`. Its expressions are kept with their places; they are typed where
/// policies are decided.
public final class AccessPolicyReader {

  private AccessPolicyReader() {}

  /// Reads a policy that stands in the folder of a scope.
  ///
  /// @param scope `mesh` or the name of a domain; empty when unknown
  public static Optional<Sourced<AccessPolicy>> read(
      YamlDocument document, String scope, Findings findings) {
    return OwnDocument.read(document, findings, fields -> body(fields, scope), AccessPolicy::id);
  }

  private static Supplier<AccessPolicy> body(Fields fields, String folder) {
    String id = fields.name("id", "policy");
    String scope = PolicyParts.scope(fields, folder);
    Stage stage = PolicyParts.stage(fields);
    String reason = fields.text("reason");
    Expression match = PolicyParts.expression(fields, "match");
    Optional<Effect> effect = EffectReader.read(fields);
    List<Exemption> exceptions = exceptions(fields);
    List<PolicyTest> tests = PolicyTestReader.read(fields);
    boolean retired = fields.isRetired();
    List<Effect> effects = new ArrayList<>(exceptions.stream().map(Exemption::effect).toList());
    effect.ifPresent(effects::add);
    if (effects.stream().anyMatch(Effect::onTable) && effects.stream().anyMatch(Effect::onColumn)) {
      fields.wrong(
          fields.at("effect"),
          "The policy is about columns and about whole tables",
          "Write one policy with mask or hide, another with filter, minimumGroup or deny");
    }
    return () ->
        new AccessPolicy(
            id, scope, stage, reason, match, effect.orElseThrow(), exceptions, tests, retired);
  }

  private static List<Exemption> exceptions(Fields policy) {
    List<Exemption> exceptions = new ArrayList<>();
    for (Fields fields : policy.groups("except", "an exception")) {
      Expression when = PolicyParts.expression(fields, "when");
      EffectReader.read(fields).ifPresent(effect -> exceptions.add(new Exemption(when, effect)));
      fields.close();
    }
    return exceptions;
  }
}
