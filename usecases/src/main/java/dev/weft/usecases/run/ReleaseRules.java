package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.run.Release;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.rules.RuleFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Holds what is about to be published to the rules on releases that are in force at that moment.
/// Belongs to the transaction that publishes.
final class ReleaseRules {

  private final Reading reading;
  private final MeshDocuments documents;

  ReleaseRules(Reading reading, AppliedMesh mesh) {
    this.reading = reading;
    this.documents = mesh.documents(reading);
  }

  /// Lets a release pass.
  ///
  /// @throws dev.weft.model.error.WeftException RULE_BROKEN with every rule that stops it
  void check(ProductFolder folder, Release release) {
    RuleSet rules = documents.rules();
    if (rules.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(Instants.of(reading.now()), ZoneOffset.UTC);
    var facts = new RuleFacts(documents.families(), documents.domains());
    List<Judgement> stopping =
        rules.judge(facts.ofRelease(folder, release), today).stream()
            .filter(Judgement::stops)
            .toList();
    if (!stopping.isEmpty()) {
      throw RunFailures.rules(folder.id(), stopping);
    }
  }
}
