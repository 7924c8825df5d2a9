package dev.weft.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Places for a few at once; the others wait, each owner in a line of its own, and the lines take
/// turns. Thread-safe.
public final class FairQueue {

  /// Somebody's place, or the wait for it. Closing it gives it back, or leaves the line.
  public final class Turn implements AutoCloseable {

    private final String owner;
    private final CountDownLatch decided = new CountDownLatch(1);
    private boolean granted;
    private boolean over;

    private Turn(String owner) {
      this.owner = owner;
    }

    /// Waits for the place.
    ///
    /// @return whether it was granted: not when the time is over, nor after `close`
    public boolean await(long nanos) throws InterruptedException {
      boolean inTime = decided.await(nanos, TimeUnit.NANOSECONDS);
      synchronized (FairQueue.this) {
        return inTime && granted && !over;
      }
    }

    public boolean isGranted() {
      synchronized (FairQueue.this) {
        return granted && !over;
      }
    }

    /// Leaves the line; does nothing once the place is granted.
    public void abandon() {
      synchronized (FairQueue.this) {
        if (!granted) {
          close();
        }
      }
    }

    @Override
    public void close() {
      synchronized (FairQueue.this) {
        if (!over) {
          over = true;
          leave(this);
          decided.countDown();
        }
      }
    }
  }

  private final int mostWaiting;
  private final SequencedMap<String, Deque<Turn>> lines = new LinkedHashMap<>();
  private int free;
  private int waiting;

  /// @param places of which each is somebody's at a time
  /// @param mostWaiting for one of them
  public FairQueue(int places, int mostWaiting) {
    this.free = places;
    this.mostWaiting = mostWaiting;
  }

  /// A place or a wait; empty when too many wait already.
  public synchronized Optional<Turn> enter(String owner) {
    Turn turn = new Turn(owner);
    if (free > 0) {
      free--;
      grant(turn);
      return Optional.of(turn);
    }
    if (waiting >= mostWaiting) {
      return Optional.empty();
    }
    waiting++;
    lines.computeIfAbsent(owner, _ -> new ArrayDeque<>()).add(turn);
    return Optional.of(turn);
  }

  /// Whether the next one would not wait.
  public synchronized boolean hasPlace() {
    return free > 0;
  }

  /// How many wait.
  public synchronized int waiting() {
    return waiting;
  }

  private void leave(Turn turn) {
    if (turn.granted) {
      next().ifPresentOrElse(this::grant, () -> free++);
      return;
    }
    Deque<Turn> line = lines.getOrDefault(turn.owner, new ArrayDeque<>());
    if (line.remove(turn)) {
      waiting--;
    }
    if (line.isEmpty()) {
      lines.remove(turn.owner);
    }
  }

  /// The first of the first line, which then goes to the end.
  private Optional<Turn> next() {
    Iterator<Map.Entry<String, Deque<Turn>>> all = lines.entrySet().iterator();
    if (!all.hasNext()) {
      return Optional.empty();
    }
    Map.Entry<String, Deque<Turn>> first = all.next();
    String owner = first.getKey();
    Deque<Turn> line = first.getValue();
    all.remove();
    Turn turn = line.remove();
    waiting--;
    if (!line.isEmpty()) {
      lines.put(owner, line);
    }
    return Optional.of(turn);
  }

  private void grant(Turn turn) {
    turn.granted = true;
    turn.decided.countDown();
  }
}
