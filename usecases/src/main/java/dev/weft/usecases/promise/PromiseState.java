package dev.weft.usecases.promise;

/// Where a promise stands.
public enum PromiseState {
  MET("met"),
  MISSED("missed"),
  /// Kept so far, with more than four fifths of what it allows used up.
  AT_RISK("at risk"),
  /// It could be measured, and nothing is recorded to measure it by.
  NOT_MEASURED("not measured"),
  /// Nobody measures it here.
  PROMISE("promise");

  private final String word;

  PromiseState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
