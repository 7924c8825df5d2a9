package dev.weft.model.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a token may be used for; each includes those before it. A scope never gives anything: what
/// its holder may not do, no token of theirs does.
public enum Scope {
  /// Look, plan and query; nothing is different afterwards.
  READ,
  /// Also start, preview and cancel builds.
  RUN,
  /// Also change whatever its holder may change, except tokens.
  WRITE,
  /// Everything, tokens included.
  ALL;

  /// The scope of that name.
  public static Optional<Scope> find(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Scope needed) {
    return compareTo(needed) >= 0;
  }
}
