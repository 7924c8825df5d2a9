package dev.weft.governance.rules;

/// What a rule says of a thing.
public sealed interface Verdict {
  record Kept() implements Verdict {}

  /// It is not kept.
  ///
  /// @param message what breaks it, one sentence without a full stop
  record Broken(String message) implements Verdict {}

  /// Nobody can say, which counts like broken.
  record Unclear(String why) implements Verdict {}
}
