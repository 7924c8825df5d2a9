package dev.weft.usecases.promise;

import java.time.Duration;
import java.time.Instant;

/// How much of a time that a promise allows is over.
final class Spent {

  private Spent() {}

  /// Missed once the end is over, at risk in the last fifth.
  static PromiseState of(Instant start, Instant end, Instant now) {
    if (now.isAfter(end)) {
      return PromiseState.MISSED;
    }
    Duration fifth = Duration.between(start, end).dividedBy(5);
    return now.isAfter(end.minus(fifth)) ? PromiseState.AT_RISK : PromiseState.MET;
  }
}
