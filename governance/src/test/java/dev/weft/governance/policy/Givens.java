package dev.weft.governance.policy;

import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Facts that expressions are tried on.
final class Givens {

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              new LabelFamily("confidentiality", List.of("public", "internal"), "internal"),
              new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none")),
          Set.of("exploration"),
          Map.of(
              "markets",
              "[string]",
              "levels",
              "[int]",
              "days",
              "[date]",
              "level",
              "int",
              "vip",
              "bool",
              "since",
              "date",
              "team",
              "string"));

  private Givens() {}

  static Given eve(Map<String, List<String>> attributes) {
    return new Given(
        new OfPrincipal("eve", "person", List.of("customer"), attributes),
        new OfGrant("membership", "customer", List.of("analyst"), List.of("exploration")),
        new OfProduct("customer", "members", 2, "sourceAligned", List.of("people")),
        "members",
        new OfTable("members", List.of("people"), List.of("email", "market")),
        new OfColumn(
            "email",
            "string",
            List.of("contact"),
            true,
            List.of(
                Origin.of("customer", "members", "members", "email"),
                Origin.of("customer", "members", "members", "email")
                    .then(new Origin.Passage("customer", "a", "t", "c"))),
            Map.of("privacy", "personal")),
        "exploration",
        "rest");
  }

  static Given eve() {
    return eve(Map.of());
  }
}
