package dev.weft.usecases.product;

import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.document.ProductFolder;
import dev.weft.usecases.compile.Compiled;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A plan with what it takes to carry it out.
///
/// @param reads everything the plan depends on, thing to version; the fingerprint covers it
record Plan(
    PlanView view,
    List<PlannedDocument> documents,
    List<PlannedRevision> revisions,
    SortedMap<String, String> reads) {

  /// A document to store.
  ///
  /// @param expectedVersion version it replaces, 0 when it is new
  record PlannedDocument(
      StoredDocument.Key key, String file, String text, boolean retired, long expectedVersion) {}

  /// A revision to store.
  ///
  /// @param expectedRevision newest revision of the product over all majors, 0 for none
  record PlannedRevision(ProductFolder folder, Compiled compiled, long expectedRevision) {}

  Plan {
    documents = List.copyOf(documents);
    revisions = List.copyOf(revisions);
    reads = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reads));
  }
}
