package dev.weft.usecases.promise;

import dev.weft.model.contract.TimeSpan;
import java.time.Instant;

/// Freshness and latency: the age of what is current. The newest value of a column is data and is
/// not kept beside a release, so that a release's time stands for all its elements.
final class Age {

  private Age() {}

  static Judgement judge(TimeSpan span, Known known) {
    Instant since = known.history().current().orElseThrow();
    Instant due = span.after(since);
    return new Judgement(
        Spent.of(since, due, known.now()),
        "released " + Seconds.text(since) + ", due by " + Seconds.text(due));
  }
}
