package dev.weft.engine.duckdb.pool;

import dev.weft.engine.FairQueue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement's place in the long lane, from when it is decided that it goes there. Two statements
/// that see one free place do not both leave for it. Thread-safe.
final class LongPlace implements Attempt.Elsewhere, AutoCloseable {

  private final FairQueue longLane;
  private final FairQueue shortLane;
  private final String owner;
  private FairQueue.@Nullable Turn kept;

  LongPlace(FairQueue longLane, FairQueue shortLane, String owner) {
    this.longLane = longLane;
    this.shortLane = shortLane;
    this.owner = owner;
  }

  /// Where the long lane is full and nobody waits for the short one, a statement is best left
  /// alone.
  @Override
  public synchronized boolean helps() {
    if (kept == null && longLane.hasPlace()) {
      longLane.enter(owner).ifPresent(this::keepIfGranted);
    }
    return kept != null || shortLane.waiting() > 0;
  }

  private void keepIfGranted(FairQueue.Turn turn) {
    if (turn.isGranted()) {
      kept = turn;
    } else {
      turn.close();
    }
  }

  @Override
  public synchronized void isNotNeeded() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  /// The place that was kept, or one to wait for; empty when too many wait.
  synchronized Optional<FairQueue.Turn> enter() {
    return kept == null ? longLane.enter(owner) : Optional.of(kept);
  }

  @Override
  public void close() {
    isNotNeeded();
  }
}
