package dev.weft.server.auth;

import dev.weft.usecases.registry.Lru;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes who guesses tokens wait. Failures are counted for the address that they come from and for
/// each token that is shown; who has reached the limit waits for a pause, and is not even looked at
/// meanwhile. Tokens that opened something within the last hour pass all the same: whoever shares
/// an address with somebody who guesses goes on working, and only a token that is new there waits
/// for the pause to end. Bounded and thread-safe.
public final class SignInLimits {

  /// When it is enough.
  ///
  /// @param failures that many within one pause
  /// @param pause how long to wait then
  public record Rule(int failures, Duration pause) {}

  /// A wait that begins.
  ///
  /// @param by what it is about
  /// @param failures what led to it
  public record LockOut(By by, String from, String hash, int failures, Duration pause) {}

  /// What failures are counted for.
  public enum By {
    ADDRESS,
    TOKEN
  }

  /// A token that opened nothing.
  ///
  /// @param from the address it came from
  /// @param hash of the token
  /// @param guess whether it never opened anything; one that did and has ended counts for itself
  ///   alone
  record Failure(String from, String hash, boolean guess) {}

  private record Count(int failures, Instant until, boolean locked) {}

  private static final Count NOTHING = new Count(0, Instant.MIN, false);
  private static final Duration GOOD = Duration.ofHours(1);

  private final Rule rule;
  private final InstantSource clock;
  private final Lru<String, Count> counts;
  private final Lru<String, Instant> good;
  private final Map<String, Integer> begun = new HashMap<>();

  /// Makes the limits.
  ///
  /// @param size how many addresses and tokens are remembered
  public SignInLimits(Rule rule, int size, InstantSource clock) {
    this.rule = rule;
    this.counts = new Lru<>(size);
    this.good = new Lru<>(size);
    this.clock = clock;
  }

  /// Passes unless this token, or one that is unknown from this address, has to wait. Throws
  /// `WeftException` (ACCESS_LOCKED).
  void check(String from, String hash) {
    Duration wait = wait(from, hash);
    if (wait.isPositive()) {
      throw AuthErrors.locked(wait);
    }
  }

  /// Begins a try of which others may be under way: it passes when it could fail together with all
  /// of them and the limit were still kept. Throws `WeftException`: ACCESS_LOCKED as `check`,
  /// SERVER_BUSY while it depends on the others. What has begun is to `end`.
  synchronized void begin(String from, String hash) {
    check(from, hash);
    Instant now = clock.instant();
    boolean may = isLeft(token(hash), now) && (isGood(hash, now) || isLeft(address(from), now));
    if (!may) {
      throw AuthErrors.busy();
    }
    begun.merge(token(hash), 1, Integer::sum);
    begun.merge(address(from), 1, Integer::sum);
  }

  /// Ends what has begun, after it was counted.
  synchronized void end(String from, String hash) {
    for (String key : List.of(token(hash), address(from))) {
      begun.computeIfPresent(key, (_, tries) -> tries > 1 ? tries - 1 : null);
    }
  }

  private boolean isLeft(String key, Instant now) {
    Count count = counts.find(key).orElse(NOTHING);
    int failures = now.isBefore(count.until()) ? count.failures() : 0;
    return failures + begun.getOrDefault(key, 0) < rule.failures();
  }

  /// Remembers a token that opened something.
  synchronized void passed(String hash) {
    good.put(hash, clock.instant().plus(GOOD));
  }

  /// Counts a failure; the answer are the waits that begin with it.
  synchronized List<LockOut> failed(Failure failure) {
    good.remove(failure.hash());
    var begun = new ArrayList<LockOut>();
    if (count(token(failure.hash()))) {
      begun.add(lockOut(By.TOKEN, failure));
    }
    if (failure.guess() && count(address(failure.from()))) {
      begun.add(lockOut(By.ADDRESS, failure));
    }
    return begun;
  }

  private synchronized Duration wait(String from, String hash) {
    Instant now = clock.instant();
    Duration ofToken = left(token(hash), now);
    Duration ofAddress = isGood(hash, now) ? Duration.ZERO : left(address(from), now);
    return ofToken.compareTo(ofAddress) > 0 ? ofToken : ofAddress;
  }

  private boolean isGood(String hash, Instant now) {
    return good.find(hash).filter(end -> end.isAfter(now)).isPresent();
  }

  private Duration left(String key, Instant now) {
    Count count = counts.find(key).orElse(NOTHING);
    return count.locked() ? Duration.between(now, count.until()) : Duration.ZERO;
  }

  /// Whether the limit is reached just now.
  private boolean count(String key) {
    Instant now = clock.instant();
    Count before = counts.find(key).orElse(NOTHING);
    boolean fresh = !now.isBefore(before.until());
    int failures = fresh ? 1 : before.failures() + 1;
    boolean locks = failures >= rule.failures();
    boolean begins = locks && (fresh || !before.locked());
    Instant until = fresh || begins ? now.plus(rule.pause()) : before.until();
    counts.put(key, new Count(failures, until, locks));
    return begins;
  }

  private LockOut lockOut(By by, Failure failure) {
    return new LockOut(by, failure.from(), failure.hash(), rule.failures(), rule.pause());
  }

  private static String token(String hash) {
    return "token " + hash;
  }

  private static String address(String from) {
    return "address " + from;
  }
}
