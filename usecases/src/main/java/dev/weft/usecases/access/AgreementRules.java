package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.ProductFolder;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.rules.RuleFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Holds an agreement that comes out of a request to the rules on agreements. Belongs to its
/// transaction.
final class AgreementRules {

  private final Reading reading;
  private final MeshDocuments documents;

  AgreementRules(Reading reading, AppliedMesh mesh) {
    this.reading = reading;
    this.documents = mesh.documents(reading);
  }

  /// Lets an agreement pass.
  ///
  /// @param personal whether it gives columns labelled personal or higher
  /// @throws dev.weft.model.error.WeftException RULE_BROKEN with every rule that stops it
  void check(Agreement agreement, Optional<ProductFolder> product, boolean personal) {
    RuleSet rules = documents.rules();
    if (rules.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(Instants.of(reading.now()), ZoneOffset.UTC);
    var facts = new RuleFacts(documents.families(), documents.domains());
    List<Judgement> stopping =
        rules
            .judge(
                facts.of(agreement.product().domain(), agreement, product, personal, today), today)
            .stream()
            .filter(Judgement::stops)
            .toList();
    if (!stopping.isEmpty()) {
      throw AccessFailures.rules(agreement.product(), stopping);
    }
  }
}
