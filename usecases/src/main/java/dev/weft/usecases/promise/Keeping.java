package dev.weft.usecases.promise;

import dev.weft.catalog.overview.PublishedRelease;
import dev.weft.model.contract.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/// Retention of releases: none that is younger than promised is gone, and the mesh keeps them so
/// long.
final class Keeping {

  private Keeping() {}

  static Judgement judge(TimeSpan span, Known known) {
    Instant since = span.before(known.now());
    String measured = "the mesh keeps releases for " + known.keeps().days() + " days";
    boolean gone =
        known.history().releases().stream()
            .filter(PublishedRelease::dropped)
            .anyMatch(release -> ReleaseHistory.at(release).isAfter(since));
    if (gone) {
      return new Judgement(PromiseState.MISSED, measured + "; younger ones are gone");
    }
    Instant kept = known.now().minus(Duration.ofDays(known.keeps().days()));
    return new Judgement(kept.isAfter(since) ? PromiseState.AT_RISK : PromiseState.MET, measured);
  }
}
