package dev.weft.catalog.audit;

import java.time.Duration;

/// When segments are sealed, what counts as one record, and how many may wait.
///
/// @param segment records from which a segment is sealed
/// @param sealAfter age of its first record at which a segment is sealed
/// @param together identical records within this time of the first are one, unless it is sealed
/// @param waiting records that may wait to be written; more wait outside, then fail
public record AuditLimits(int segment, Duration sealAfter, Duration together, int waiting) {

  public static final AuditLimits STANDARD =
      new AuditLimits(1_000, Duration.ofSeconds(10), Duration.ofMinutes(1), 10_000);
}
