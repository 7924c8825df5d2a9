package dev.weft.model.policy;

import java.util.Locale;
import java.util.Optional;

/// What a rule is about: its `on`.
public enum RuleSubject {
  MESH,
  DOMAIN,
  PRODUCT,
  PORT,
  CONTRACT,
  /// A new revision of a product beside the one before.
  CHANGE,
  /// A state of tables that is about to be published.
  RELEASE,
  AGREEMENT;

  /// The word in documents.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RuleSubject> find(String word) {
    for (RuleSubject subject : values()) {
      if (subject.word().equals(word)) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }
}
