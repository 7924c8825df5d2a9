package dev.weft.usecases.compliance;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.governance.rules.Judgement;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessSight;
import dev.weft.usecases.access.AskedColumns;
import dev.weft.usecases.access.AskedColumns.ColumnLabels;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.rules.RulesInForce;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Agreements in force at one moment that a caller may see, and what rules say of them. Belongs to
/// its read transaction; for one thread.
final class JudgedAgreements {

  private final Reading reading;
  private final RulesInForce rules;
  private final LabelRanks ranks;
  private final long at;
  private final Map<ProductId, List<Scoped<Agreement>>> byProduct;
  private final Map<MajorId, ColumnLabels> labels = new HashMap<>();

  private JudgedAgreements(
      Reading reading,
      RulesInForce rules,
      LabelRanks ranks,
      long at,
      Map<ProductId, List<Scoped<Agreement>>> byProduct) {
    this.reading = reading;
    this.rules = rules;
    this.ranks = ranks;
    this.at = at;
    this.byProduct = byProduct;
  }

  /// Who judges for one caller, whatever the moment.
  static final class Eyes {
    private final Reading reading;
    private final AccessSight sight;

    /// What the caller may see now is what they may see of the past.
    Eyes(Reading reading, AppliedMesh mesh, Caller caller) {
      this.reading = reading;
      this.sight = new AccessSight(reading, mesh, caller);
    }

    /// @param documents of the moment
    /// @param rules of the moment
    /// @param at microseconds since the epoch
    JudgedAgreements at(MeshDocuments documents, RulesInForce rules, long at) {
      Set<Agreement> inForce = Set.copyOf(documents.facts(at).agreementsInForce());
      return new JudgedAgreements(
          reading,
          rules,
          documents.ranks(),
          at,
          documents.folder().agreements().stream()
              .filter(scoped -> inForce.contains(scoped.document().value()))
              .filter(sight::sees)
              .sorted(Comparator.comparing(scoped -> scoped.document().value().id()))
              .collect(Collectors.groupingBy(scoped -> scoped.document().value().product())));
    }
  }

  /// One of them with what rules say of it.
  record JudgedAgreement(Agreement agreement, List<Judgement> judgements) {}

  /// Those on a major of a product, by id.
  ///
  /// @param product as it was in force at the moment, and may be discovered by the caller
  List<JudgedAgreement> of(ProductFolder product) {
    return byProduct.getOrDefault(product.id(), List.of()).stream()
        .filter(scoped -> scoped.document().value().major() == product.product().value().major())
        .map(
            scoped ->
                new JudgedAgreement(
                    scoped.document().value(),
                    judge(scoped.scope(), scoped.document().value(), product)))
        .toList();
  }

  private List<Judgement> judge(String scope, Agreement agreement, ProductFolder product) {
    return rules.judge(scope, agreement, product, () -> isPersonal(agreement, product));
  }

  private boolean isPersonal(Agreement agreement, ProductFolder product) {
    try {
      return AskedColumns.of(product, agreement.port())
          .personal(ranks, labels(product), agreement.columns(), agreement.rows());
    } catch (WeftException _) {
      return true; // its port is gone, and nobody can say
    }
  }

  private ColumnLabels labels(ProductFolder product) {
    var major = new MajorId(product.id(), product.product().value().major());
    return labels.computeIfAbsent(major, this::released);
  }

  private ColumnLabels released(MajorId major) {
    Optional<StoredRelease> release =
        reading.releases().currentAt(major.product(), major.major(), at);
    return ColumnLabels.released(release);
  }
}
