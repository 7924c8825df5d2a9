package dev.weft.usecases.rules;

import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Domain;
import dev.weft.usecases.registry.RuleDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A mesh folder judged by its own rules, without any server.
public final class FolderRuling {

  private FolderRuling() {}

  /// What is wrong with the rules themselves, and what they say of the folder; drafts judge
  /// nothing.
  ///
  /// @param today on which waivers are looked at
  public static List<Finding> of(MeshFolder folder, Vocabulary vocabulary, LocalDate today) {
    FolderRules ruled = FolderRules.of(folder, vocabulary);
    RuleSet rules = ruled.rules();
    var findings = new ArrayList<>(RuleDocuments.findings(folder, rules, today));
    if (rules.isEmpty()) {
      return findings;
    }
    RuleFacts facts = ruled.facts();
    var judge = new RuleFindings(rules, facts, today);
    folder
        .mesh()
        .ifPresent(mesh -> findings.addAll(judge.of(facts.of(mesh.value()), mesh.at("/name"))));
    for (Sourced<Domain> domain : folder.domains()) {
      if (!domain.value().retired()) {
        findings.addAll(judge.of(facts.of(domain.value()), domain.at("/name")));
      }
    }
    folder.products().forEach(product -> findings.addAll(judge.of(product)));
    return findings;
  }
}
