package dev.weft.usecases.product;

import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.document.ProductFolder;
import dev.weft.usecases.access.DeclaredAgreement;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.product.PlanView.NotYours;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A plan with what it takes to carry it out.
///
/// @param agreements agreements to which the caller says yes; those that are complete by it are
///   among the documents
/// @param waiting what is planned as if others stood behind it who do not yet
/// @param breaking products whose promises break
/// @param moves products that get another address before anything else
/// @param reads everything the plan depends on, thing to version; the fingerprint covers it
record Plan(
    PlanView view,
    List<PlannedDocument> documents,
    List<PlannedAgreement> agreements,
    List<PlannedRevision> revisions,
    List<NotYours> waiting,
    List<BreakingProduct> breaking,
    List<Moving.Due> moves,
    SortedMap<String, String> reads) {

  /// A document to store.
  ///
  /// @param consumer whom an agreement is for; empty for other documents
  /// @param expectedVersion version it replaces, 0 when it is new
  record PlannedDocument(
      StoredDocument.Key key,
      String file,
      String text,
      boolean retired,
      Optional<String> consumer,
      long expectedVersion) {
    boolean endsAgreement() {
      return retired && consumer.isPresent();
    }
  }

  /// An agreement to write down as decided.
  ///
  /// @param text of its document
  /// @param complete whether nobody else has to agree
  record PlannedAgreement(DeclaredAgreement agreement, String text, boolean complete) {}

  /// A revision to store.
  ///
  /// @param expectedRevision newest revision of the product over all majors, 0 for none
  record PlannedRevision(ProductFolder folder, Compiled compiled, long expectedRevision) {}

  Plan {
    documents = List.copyOf(documents);
    agreements = List.copyOf(agreements);
    revisions = List.copyOf(revisions);
    moves = List.copyOf(moves);
    reads = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reads));
  }
}
