package dev.weft.usecases.query;

import dev.weft.engine.Cancellation;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.HashMap;
import java.util.Map;

/// The statements under way in this process. Thread-safe.
public final class LiveQueries {

  private record Live(Principal principal, Cancellation cancellation) {}

  /// They share the engine's memory and threads, so that more at once would only fail later.
  private static final int AT_ONCE = 64;

  private static final int PER_PRINCIPAL = 16;

  private final Map<String, Live> live = new HashMap<>();

  /// Registers a statement; an id that is in use is refused, and one that is too many.
  synchronized Cancellation begin(String id, Principal principal) {
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
    live.put(id, new Live(principal, cancellation));
    return cancellation;
  }

  synchronized void end(String id) {
    live.remove(id);
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
}
