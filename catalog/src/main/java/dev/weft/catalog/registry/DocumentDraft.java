package dev.weft.catalog.registry;

import java.util.Optional;

/// A document as it is to be stored.
///
/// @param hash of its text, which must be among the blobs
/// @param consumer whom an agreement is for, as in `Agreement.Consumer.text()`; empty for others
public record DocumentDraft(
    StoredDocument.Key key, String file, String hash, boolean retired, Optional<String> consumer) {

  /// A document that is no agreement.
  public DocumentDraft(StoredDocument.Key key, String file, String hash, boolean retired) {
    this(key, file, hash, retired, Optional.empty());
  }
}
