package dev.weft.usecases.promise;

import dev.weft.model.contract.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Frequency: the time between the last releases on average, and since the last one. What only
/// shows an older release again brings nothing.
final class Pace {

  private static final int LAST = 10;

  private Pace() {}

  static Judgement judge(TimeSpan span, Known known) {
    List<Instant> built = known.history().built();
    if (built.isEmpty()) {
      return Judgement.unmeasured("no release that was built");
    }
    Instant newest = built.getFirst();
    Instant due = span.after(newest);
    int gaps = Math.min(LAST, built.size()) - 1;
    if (gaps == 0) {
      return new Judgement(
          Spent.of(newest, due, known.now()),
          "released " + Seconds.text(newest) + ", next by " + Seconds.text(due));
    }
    Duration mean = Duration.between(built.get(gaps), newest).dividedBy(gaps);
    boolean late = mean.compareTo(Duration.between(newest, due)) > 0;
    return new Judgement(
        late ? PromiseState.MISSED : Spent.of(newest, due, known.now()),
        (gaps + 1) + " releases, one in " + words(mean) + ", next by " + Seconds.text(due));
  }

  private static String words(Duration mean) {
    return mean.toHours() >= 48
        ? mean.toDays() + " d"
        : mean.toMinutes() >= 120
            ? mean.toHours() + " h"
            : mean.toSeconds() >= 120 ? mean.toMinutes() + " min" : mean.toSeconds() + " s";
  }
}
