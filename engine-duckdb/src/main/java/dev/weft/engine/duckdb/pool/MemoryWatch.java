package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation.AutoCloseableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Looks every few milliseconds at how much memory busy workers hold. It is the line between what
/// their engines count and the hard limit of their processes. Thread-safe.
final class MemoryWatch implements AutoCloseable {

  private static final long PAUSE_MILLIS = 20;

  private record Watched(LongSupplier memory, long most, Runnable outgrown) {}

  private final List<Watched> all = new ArrayList<>();
  private boolean closed;

  MemoryWatch() {
    Thread.ofPlatform().daemon().name("worker-memory").start(this::look);
  }

  /// Watches a process until the registration is closed.
  ///
  /// @param memory bytes that it holds
  /// @param most bytes that it may hold
  synchronized AutoCloseableAction watch(LongSupplier memory, long most, Runnable outgrown) {
    Watched watched = new Watched(memory, most, outgrown);
    all.add(watched);
    notifyAll();
    return () -> forget(watched);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized void forget(Watched watched) {
    all.remove(watched);
  }

  private void look() {
    try {
      while (true) {
        List<Watched> now = next();
        if (now.isEmpty()) {
          return;
        }
        for (Watched one : now) {
          if (one.memory().getAsLong() > one.most()) {
            one.outgrown().run();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Those to look at next; none when nobody looks any more.
  private synchronized List<Watched> next() throws InterruptedException {
    do {
      wait(all.isEmpty() ? 0 : PAUSE_MILLIS);
    } while (all.isEmpty() && !closed);
    return closed ? List.of() : List.copyOf(all);
  }
}
