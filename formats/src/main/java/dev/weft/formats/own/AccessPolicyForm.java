package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.document.MeshFolder.Kept;
import java.util.List;
import java.util.function.Supplier;

/// The form of an AccessPolicy.
final class AccessPolicyForm {

  private static final List<String> MASKS =
      List.of(
          "show-first-4",
          "show-last-4",
          "mask-alphanum",
          "truncate-to-month",
          "truncate-to-year",
          "sha-256-query-local",
          "sha-256-global",
          "mask-to-fixed-value",
          "replace-with-null",
          "redact",
          "pseudonym");
  private static final List<String> FLAGS = List.of("show", "hide", "deny");
  private static final List<String> EFFECTS =
      List.of("show", "hide", "deny", "mask", "filter", "minimumGroup");

  private AccessPolicyForm() {}

  static Supplier<Kept> read(Fields fields, String scope) {
    String id = fields.name("id", "policy");
    PolicyParts.scope(fields, scope);
    String stage = PolicyParts.stage(fields);
    fields.text("reason");
    PolicyParts.expression(fields, "match");
    effect(fields);
    for (Fields exception : fields.groups("except", "an exception")) {
      PolicyParts.expression(exception, "when");
      effect(exception);
      exception.close();
    }
    PolicyParts.tests(fields);
    boolean retired = fields.isRetired();
    return () -> new Kept("AccessPolicy", id, stage, retired);
  }

  private static void effect(Fields owner) {
    Fields effect = owner.findGroup("effect", "an effect").orElse(null);
    if (effect == null) {
      owner.missing("effect");
      return;
    }
    List<String> given = EFFECTS.stream().filter(effect::has).toList();
    if (given.size() != 1) {
      effect.wrong(
          effect.place(),
          given.isEmpty()
              ? "The effect says nothing"
              : "An effect is one thing, not " + String.join(" and ", given),
          "Write one of show: true, hide: true, deny: true, mask, filter, minimumGroup");
    }
    for (String flag : FLAGS) {
      effect
          .findFlag(flag)
          .filter(on -> !on)
          .ifPresent(
              off ->
                  effect.wrong(
                      effect.at(flag),
                      "`" + flag + ": false` says nothing",
                      "Write true, or another effect"));
    }
    effect
        .findText("mask")
        .filter(mask -> !MASKS.contains(mask))
        .ifPresent(
            mask ->
                effect.wrong(
                    effect.at("mask"),
                    "`" + mask + "` is no mask",
                    Guess.hint(mask, MASKS, "Use one of " + String.join(", ", MASKS))));
    effect.findText("filter");
    effect.findGroup("minimumGroup", "a minimum group").ifPresent(AccessPolicyForm::group);
    effect.close();
  }

  private static void group(Fields group) {
    group.whole("n", 2, 1_000_000);
    group.text("subject");
    List<Node> by = group.items("groupBy");
    group.texts("groupBy");
    if (by.isEmpty()) {
      group.missing("groupBy");
    }
    group.close();
  }
}
