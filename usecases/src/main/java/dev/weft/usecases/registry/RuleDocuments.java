package dev.weft.usecases.registry;

import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.KnobFindings;
import dev.weft.governance.rules.RuleSet;
import dev.weft.governance.rules.RuleTests;
import dev.weft.governance.rules.WaiverFindings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The rules, knobs and waivers of documents.
public final class RuleDocuments {

  private RuleDocuments() {}

  /// What rules are in documents.
  ///
  /// @param version of the stored document; 0 for one that is not applied
  public static RuleSet of(
      Vocabulary vocabulary,
      Collection<Scoped<GovernanceRule>> rules,
      Collection<Domain> domains,
      Collection<Scoped<Waiver>> waivers,
      ToLongFunction<Scoped<GovernanceRule>> version) {
    Map<String, Map<String, Map<String, String>>> turned = new HashMap<>();
    domains.forEach(domain -> turned.put(domain.name(), domain.knobs()));
    return new RuleSet(
        vocabulary,
        DomainTree.of(domains),
        rules.stream()
            .map(scoped -> new Versioned<>(scoped.document().value(), version.applyAsLong(scoped)))
            .toList(),
        turned,
        waivers.stream()
            .map(scoped -> new RuleSet.Scoped(scoped.scope(), scoped.document().value()))
            .toList());
  }

  /// What is wrong with the rules of a folder by themselves: expressions, tests, knobs, waivers.
  ///
  /// @param rules those that will be in force
  public static List<Finding> findings(MeshFolder folder, RuleSet rules, LocalDate today) {
    var findings = new ArrayList<Finding>();
    if (!folder.rules().isEmpty()) {
      var files =
          folder.rules().stream().map(scoped -> scoped.document().file()).distinct().toList();
      new RuleTests(rules)
          .findings().stream()
              .filter(finding -> files.contains(finding.place().file()))
              .forEach(findings::add);
    }
    var knobs = new KnobFindings(rules);
    for (Sourced<Domain> domain : folder.domains()) {
      if (!domain.value().retired() && !domain.value().knobs().isEmpty()) {
        findings.addAll(knobs.of(domain));
      }
    }
    var waivers = new WaiverFindings(rules, today);
    folder
        .waivers()
        .forEach(scoped -> findings.addAll(waivers.of(scoped.scope(), scoped.document())));
    return findings;
  }
}
