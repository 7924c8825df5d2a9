package dev.weft.usecases.rules;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.rules.Judged;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AllProducts;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.RevisionsInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whom a change of rules hits: what is applied already and broke no rule before. Names only what
/// the caller may discover. Belongs to its read transaction.
public final class RuleHits {

  private static final int SHOWN = 10;

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Discovery discovery;
  private final LocalDate today;

  public RuleHits(Reading reading, AppliedMesh mesh, Discovery discovery, LocalDate today) {
    this.reading = reading;
    this.mesh = mesh;
    this.discovery = discovery;
    this.today = today;
  }

  /// One broken rule with what breaks it.
  private record Hit(TreeSet<String> known, TreeSet<String> hidden) {}

  /// Warnings at the rules of a folder, one per rule.
  ///
  /// @param without products that come with the same plan and are judged by themselves
  public List<Finding> of(
      MeshFolder folder, RuleSet before, RuleSet after, RuleFacts facts, Set<ProductId> without) {
    Map<String, Hit> hits = new HashMap<>();
    AllProducts.forEachPage(reading, page -> judge(page, before, after, facts, without, hits));
    var findings = new ArrayList<Finding>();
    for (Versioned<GovernanceRule> versioned : after.documents()) {
      GovernanceRule rule = versioned.document();
      Optional.ofNullable(hits.get(rule.address()))
          .ifPresent(hit -> findings.add(finding(rule, place(folder, rule), hit)));
    }
    return findings;
  }

  private void judge(
      List<RegisteredProduct> page,
      RuleSet before,
      RuleSet after,
      RuleFacts facts,
      Set<ProductId> without,
      Map<String, Hit> hits) {
    var products = page.stream().filter(product -> !without.contains(product.id())).toList();
    Set<ProductId> known =
        discovery.discovered(products.stream().map(RegisteredProduct::id).toList());
    var inForce = new RevisionsInForce(reading);
    for (Revision revision : inForce.of(products.stream().map(RegisteredProduct::id).toList())) {
      for (Judged judged : facts.of(mesh.folder(reading, revision))) {
        for (GovernanceRule rule : broken(judged, before, after)) {
          Hit hit =
              hits.computeIfAbsent(rule.address(), _ -> new Hit(new TreeSet<>(), new TreeSet<>()));
          (known.contains(revision.product()) ? hit.known() : hit.hidden()).add(judged.name());
        }
      }
    }
  }

  /// Rules that a thing breaks after the change and did not break so before it.
  private List<GovernanceRule> broken(Judged judged, RuleSet before, RuleSet after) {
    Set<String> already =
        before.judge(judged, today).stream()
            .filter(Judgement::isBroken)
            .map(RuleHits::weight)
            .collect(Collectors.toSet());
    return after.judge(judged, today).stream()
        .filter(Judgement::isBroken)
        .filter(judgement -> !already.contains(weight(judgement)))
        .map(Judgement::rule)
        .toList();
  }

  private static String weight(Judgement judgement) {
    return judgement.rule().address() + " " + judgement.rule().stage();
  }

  private static Place place(MeshFolder folder, GovernanceRule rule) {
    return folder.rules().stream()
        .filter(scoped -> scoped.scope().equals(rule.scope()))
        .map(Scoped::document)
        .filter(document -> document.name().equals(rule.id()))
        .map(document -> document.at("/require"))
        .findFirst()
        .orElse(Place.NOWHERE);
  }

  private static Finding finding(GovernanceRule rule, Place place, Hit hit) {
    int count = hit.known().size() + hit.hidden().size();
    String names = hit.known().stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = count - Math.min(SHOWN, hit.known().size());
    String who =
        names.isEmpty()
            ? count + " that you may not see"
            : names + (more > 0 ? ", " + more + " more" : "");
    return Finding.warning(
        ErrorCode.RULE_BROKEN,
        place,
        "Rule " + rule.address() + " (" + rule.stage().word() + ") will not be kept by " + who,
        "Their next apply is held to it; tell their owners, or begin with stage: warn");
  }
}
