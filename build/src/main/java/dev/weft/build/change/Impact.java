package dev.weft.build.change;

import java.util.Locale;

/// How much a change asks of those who rely on the old state, and of the version: the lowest first.
public enum Impact {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /// The spelling in documents and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The greater of two.
  public Impact and(Impact other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
