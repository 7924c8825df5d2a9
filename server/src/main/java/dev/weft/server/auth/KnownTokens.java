package dev.weft.server.auth;

import dev.weft.usecases.access.Holder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Remembers for a short while, and only until anything changes, whose token has which hash; never
/// the token, never a refusal. Bounded and thread-safe.
public final class KnownTokens {

  private record Known(Holder holder, long position, Instant until) {}

  private final int size;
  private final Duration time;
  private final InstantSource clock;
  private final Map<String, Known> byHash = new LinkedHashMap<>();
  private long generation;

  public KnownTokens(int size, Duration time, InstantSource clock) {
    this.size = size;
    this.time = time;
    this.clock = clock;
  }

  /// The holder remembered under that name since the position, or the one asked for; what `ask`
  /// throws is thrown and not remembered.
  ///
  /// @param position how far the mesh had come before `ask` is asked
  Holder get(String hash, long position, Supplier<Holder> ask) {
    Instant now = clock.instant();
    long before;
    synchronized (this) {
      Known known = byHash.get(hash);
      if (known != null && known.position() == position && now.isBefore(known.until())) {
        return known.holder();
      }
      before = generation;
    }
    Holder holder = ask.get();
    remember(hash, new Known(holder, position, now.plus(time)), before);
    return holder;
  }

  synchronized void clear() {
    byHash.clear();
    generation++;
  }

  /// An answer asked for before a `clear` may be of a token revoked since.
  private synchronized void remember(String hash, Known known, long asked) {
    if (asked == generation) {
      byHash.remove(hash);
      byHash.put(hash, known);
      if (byHash.size() > size) {
        byHash.remove(byHash.keySet().iterator().next());
      }
    }
  }
}
