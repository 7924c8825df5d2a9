package dev.weft.model.policy;

import java.util.Locale;
import java.util.Optional;

/// How much a document of governance binds.
public enum Stage {
  /// Nothing happens.
  DRAFT,
  /// Decided and recorded, nothing changes.
  AUDIT,
  /// The caller is told.
  WARN,
  /// Holds.
  ENFORCE;

  /// The word in documents.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Stage> find(String word) {
    for (Stage stage : values()) {
      if (stage.word().equals(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
