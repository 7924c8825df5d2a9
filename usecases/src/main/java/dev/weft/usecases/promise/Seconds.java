package dev.weft.usecases.promise;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments as people read them.
final class Seconds {

  private Seconds() {}

  static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
