package dev.weft.server.auth;

import dev.weft.usecases.access.Holder;
import dev.weft.usecases.registry.Lru;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Remembers for a short while, and only until anything changes, whose token has which hash; never
/// the token, never a refusal. Bounded and thread-safe.
public final class KnownTokens {

  private record Known(Holder holder, long position, Instant until) {}

  private final Duration time;
  private final InstantSource clock;
  private final Lru<String, Known> byHash;

  public KnownTokens(int size, Duration time, InstantSource clock) {
    this.time = time;
    this.clock = clock;
    this.byHash = new Lru<>(size);
  }

  /// The holder remembered under that name since the position, or the one asked for; what `ask`
  /// throws is thrown and not remembered.
  ///
  /// @param position how far the mesh had come before `ask` is asked
  Holder get(String hash, long position, Supplier<Holder> ask) {
    Instant now = clock.instant();
    Optional<Known> known =
        byHash.find(hash).filter(one -> one.position() == position && now.isBefore(one.until()));
    return known.map(Known::holder).orElseGet(() -> remember(hash, position, now, ask.get()));
  }

  private Holder remember(String hash, long position, Instant now, Holder holder) {
    byHash.put(hash, new Known(holder, position, now.plus(time)));
    return holder;
  }
}
