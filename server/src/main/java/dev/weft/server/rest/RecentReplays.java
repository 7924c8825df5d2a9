package dev.weft.server.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers of the last hours in memory. The oldest go first when room runs out; a restart forgets
/// all.
public final class RecentReplays implements ReplayStore {

  private record Entry(String fingerprint, Optional<Kept> answer, Instant until) {}

  private final long bytes;
  private final Duration time;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long held;

  public RecentReplays(long bytes, Duration time, InstantSource clock) {
    this.bytes = bytes;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public synchronized Begun begin(Request request) {
    String key = request.name();
    String fingerprint = request.fingerprint();
    Instant now = clock.instant();
    forgetBefore(now);
    Entry known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(fingerprint, Optional.empty(), now.plus(time)));
      return new Begun.First();
    }
    if (!known.fingerprint().equals(fingerprint)) {
      return new Begun.OfAnother();
    }
    return known.answer().<Begun>map(Begun.Again::new).orElseGet(Begun.Running::new);
  }

  @Override
  public synchronized void end(Request request, Kept answer) {
    String key = request.name();
    Entry taken = entries.get(key);
    if (taken != null) {
      entries.put(key, new Entry(taken.fingerprint(), Optional.of(answer), taken.until()));
      held += size(answer);
      makeRoom();
    }
  }

  @Override
  public synchronized void drop(Request request) {
    entries.remove(request.name());
  }

  private void forgetBefore(Instant now) {
    var old = entries.values().iterator();
    while (old.hasNext()) {
      Entry entry = old.next();
      if (entry.answer().isPresent() && !now.isBefore(entry.until())) {
        held -= size(entry.answer().get());
        old.remove();
      }
    }
  }

  private void makeRoom() {
    var oldest = entries.values().iterator();
    while (held > bytes && oldest.hasNext()) {
      Optional<Kept> answer = oldest.next().answer();
      if (answer.isPresent()) {
        held -= size(answer.get());
        oldest.remove();
      }
    }
  }

  /// With what an entry itself takes, so that empty answers cannot grow without end.
  private static long size(Kept answer) {
    return answer.body().length + 512L;
  }
}
