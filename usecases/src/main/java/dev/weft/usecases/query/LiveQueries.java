package dev.weft.usecases.query;

import dev.weft.engine.Cancellation;
import dev.weft.engine.FairQueue;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.paging.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements under way in this process. Thread-safe.
public final class LiveQueries {

  /// A statement and who asked it.
  ///
  /// @param startedAt microseconds since the epoch
  record Live(
      String id, Principal principal, String sql, long startedAt, Cancellation cancellation) {}

  /// They share the engine's memory and threads, so that more at once would only fail later.
  private static final int AT_ONCE = 64;

  private static final int PER_PRINCIPAL = 16;

  /// As many as there are processes that understand texts, each of which may take its time.
  private static final int UNDERSTOOD_AT_ONCE = 4;

  private final FairQueue understanding = new FairQueue(UNDERSTOOD_AT_ONCE, AT_ONCE);
  private final Map<String, Live> live = new HashMap<>();
  private final Clock clock;

  public LiveQueries() {
    this(Clock.systemUTC());
  }

  LiveQueries(Clock clock) {
    this.clock = clock;
  }

  /// Registers a statement; an id that is in use is refused, and one that is too many.
  synchronized Cancellation begin(String id, Principal principal, String sql) {
    if (live.containsKey(id)) {
      throw WeftException.of(
          ErrorCode.SERVER_REQUEST,
          "A query with the id " + id + " is under way",
          "Choose a new id for every query.");
    }
    long own = live.values().stream().filter(one -> one.principal().equals(principal)).count();
    if (own >= PER_PRINCIPAL) {
      throw QueryFailures.tooManyOfYours(PER_PRINCIPAL);
    }
    if (live.size() >= AT_ONCE) {
      throw QueryFailures.tooMany(AT_ONCE);
    }
    var cancellation = new Cancellation();
    live.put(id, new Live(id, principal, sql, now(), cancellation));
    return cancellation;
  }

  /// Waits until the text of a statement under way may be understood; principals take turns. The
  /// caller closes what it gets when it is understood. Throws SQL_TIMEOUT when the time of the
  /// statement is over before, SQL_CANCELLED when it is cancelled.
  FairQueue.Turn understand(String id, Principal principal, Duration time, Cancellation stop) {
    FairQueue.Turn turn =
        understanding.enter(principal.text()).orElseThrow(() -> QueryFailures.tooMany(AT_ONCE));
    boolean granted = false;
    try (var _ = stop.onCancel(turn::abandon)) {
      granted = turn.await(left(id, time).toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.cancel();
    }
    if (!granted || stop.isCancelled()) {
      turn.close();
      throw stop.isCancelled() ? QueryFailures.cancelled() : QueryFailures.outOfTime(time);
    }
    return turn;
  }

  synchronized void end(String id) {
    live.remove(id);
  }

  /// What is left to a statement under way of the time that it may take; zero when that is over.
  synchronized Duration left(String id, Duration time) {
    Live query = live.get(id);
    long micros = query == null ? 0 : Math.max(0, now() - query.startedAt());
    Duration left = time.minus(Duration.of(micros, ChronoUnit.MICROS));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// Those under way, the oldest first.
  synchronized List<Live> list() {
    return live.values().stream()
        .sorted(Comparator.comparingLong(Live::startedAt).thenComparing(Live::id))
        .toList();
  }

  /// A statement as this principal sees it.
  QueryView view(Live query, Principal by) {
    return new QueryView(
        query.id(),
        query.principal().text(),
        Instants.text(query.startedAt()),
        Math.max(0, now() - query.startedAt()) / 1_000_000,
        query.principal().equals(by) ? query.sql() : null);
  }

  /// Cancels a statement of this principal.
  ///
  /// @return false when there is none; somebody else's answers the same
  boolean cancel(String id, Principal principal) {
    Live found;
    synchronized (this) {
      found = live.get(id);
    }
    if (found == null || !found.principal().equals(principal)) {
      return false;
    }
    found.cancellation().cancel();
    return true;
  }

  /// Cancels all, for the end of the process.
  public void stop() {
    Map<String, Live> all;
    synchronized (this) {
      all = Map.copyOf(live);
    }
    all.values().forEach(one -> one.cancellation().cancel());
  }

  private long now() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
