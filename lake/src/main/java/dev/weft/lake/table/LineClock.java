package dev.weft.lake.table;

import dev.weft.lake.storage.LakeErrors;
import java.time.Duration;

/// Iceberg refuses a change that is more than a minute older than the one before, in words for its
/// own developers.
final class LineClock {

  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private LineClock() {}

  static void check(long lastMillis, long nowMillis) {
    var behind = Duration.ofMillis(lastMillis - nowMillis);
    if (behind.compareTo(TOLERANCE) > 0) {
      throw LakeErrors.clock(behind);
    }
  }
}
