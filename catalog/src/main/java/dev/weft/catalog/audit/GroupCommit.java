package dev.weft.catalog.audit;

import dev.weft.catalog.audit.Coalescing.Counted;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The one thread that writes: whatever came while it was writing goes into its next transaction,
/// so that many callers share one sync of the disk and nobody waits for company. Seals when it is
/// time.
final class GroupCommit implements AutoCloseable {

  /// A record that this process wrote, and its link.
  @SuppressWarnings("ArrayRecordComponent") // a hash
  record Written(long record, byte[] link) {}

  /// No record but the wish that all before it be sealed.
  private static final AuditRecord SEAL =
      new AuditRecord(
          AuditRecord.Kind.DISCOVERY,
          0,
          0,
          new AuditRecord.Who("", "", "", ""),
          new AuditRecord.Question("", "", "", ""),
          new AuditRecord.Outcome(AuditRecord.Verdict.ALLOW, ""),
          List.of(),
          Collections.emptySortedMap(),
          0);

  private static final int BATCH = 250;
  private static final long PATIENCE_SECONDS = 5;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Ledger ledger;
  private final AuditLimits limits;
  private final HeadKeeper keeper;
  private final Coalescing coalescing;
  private final BlockingQueue<Entry> waiting;
  private final AtomicReference<Optional<AuditHead>> head;
  private final AtomicReference<Optional<Written>> last = new AtomicReference<>(Optional.empty());
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  // Of the one thread.
  private final List<Entry> closed = new ArrayList<>();
  private boolean isTailOpen;
  private long sealAt;

  /// @param head the last one so far
  /// @param tail whether records of an earlier process are not sealed yet
  GroupCommit(
      Ledger ledger, AuditLimits limits, HeadKeeper keeper, Optional<AuditHead> head, Tail tail) {
    this.ledger = ledger;
    this.limits = limits;
    this.keeper = keeper;
    this.coalescing = new Coalescing(limits.together());
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
    this.head = new AtomicReference<>(head);
    this.isTailOpen = tail == Tail.OPEN;
    this.sealAt = System.nanoTime();
    this.thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
  }

  /// Whether there are records that nobody has sealed.
  enum Tail {
    SEALED,
    OPEN
  }

  void start() {
    thread.start();
  }

  /// Puts a record on its way, or counts it with the same one that is there already.
  Entry offer(AuditRecord record, Counters counters) {
    String key = Coalescing.key(record);
    return coalescing
        .join(record, key, counters)
        .orElseGet(() -> add(new Entry(record, key, counters)));
  }

  Optional<AuditHead> head() {
    return head.get();
  }

  /// The last record that this process wrote.
  Optional<Written> last() {
    return last.get();
  }

  /// Writes and seals what came before this call.
  void seal() {
    enqueue(new Entry(SEAL, "", Counters.NOTHING)).await();
  }

  /// Writes what waits, seals it and ends.
  @Override
  public void close() {
    closing = true;
    waiting.offer(new Entry(SEAL, "", Counters.NOTHING)); // a full queue is no sleep
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Entry add(Entry entry) {
    coalescing.add(entry);
    return enqueue(entry);
  }

  private Entry enqueue(Entry entry) {
    try {
      if (!waiting.offer(entry, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        fail(List.of(entry), AuditProblems.tooMany(limits.waiting()));
      } else if (ended && waiting.remove(entry)) {
        fail(List.of(entry), AuditProblems.closed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(List.of(entry), AuditProblems.notWritten(e));
    }
    return entry;
  }

  private void run() {
    while (!closing) {
      turn(next());
    }
    for (Entry left = waiting.poll(); left != null; left = waiting.poll()) {
      turn(Optional.of(left));
    }
    sealQuietly();
    ended = true;
    var late = new ArrayList<Entry>();
    waiting.drainTo(late);
    fail(late, AuditProblems.closed());
  }

  private void turn(Optional<Entry> first) {
    first.ifPresent(this::commit);
    if (isDue()) {
      sealQuietly();
    }
  }

  /// The next record; empty when it is time to look at the clock.
  private Optional<Entry> next() {
    long pause = isTailOpen ? sealAt - System.nanoTime() : limits.sealAfter().toNanos();
    try {
      return Optional.ofNullable(waiting.poll(Math.max(pause, 1), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      return Optional.empty(); // closing
    }
  }

  private void commit(Entry first) {
    List<Entry> batch = new ArrayList<>();
    batch.add(first);
    waiting.drainTo(batch, BATCH - 1);
    var seals = batch.stream().filter(entry -> entry.record.equals(SEAL)).toList();
    batch.removeAll(seals);
    if (!batch.isEmpty()) {
      commit(batch);
    }
    if (!seals.isEmpty()) {
      seal(seals);
    }
  }

  private void seal(List<Entry> requests) {
    try {
      sealNow();
      requests.forEach(request -> request.isDurable(0));
    } catch (RuntimeException e) {
      fail(requests, AuditProblems.notWritten(e));
    }
  }

  private void commit(List<Entry> batch) {
    try {
      List<Counted> counted = coalescing.counted(batch);
      List<Row> rows = ledger.append(counted);
      wrote(rows.getLast().id(), rows.getLast().link());
      coalescing.written(counted);
      if (!isTailOpen) {
        isTailOpen = true;
        sealAt = System.nanoTime() + limits.sealAfter().toNanos();
      }
      for (int i = 0; i < rows.size(); i++) {
        batch.get(i).isDurable(rows.get(i).id());
      }
    } catch (RuntimeException e) {
      fail(batch, AuditProblems.notWritten(e));
    }
  }

  private void wrote(long record, byte[] link) {
    last.set(Optional.of(new Written(record, link)));
  }

  private void fail(List<Entry> batch, WeftException why) {
    coalescing.failed(batch);
    batch.forEach(entry -> entry.hasFailed(why));
  }

  private boolean isDue() {
    return isTailOpen
        && (coalescing.unsealed() >= limits.segment() || System.nanoTime() - sealAt >= 0);
  }

  /// A seal that fails is tried again; the records themselves are durable.
  private void sealQuietly() {
    try {
      sealNow();
    } catch (RuntimeException _) {
      sealAt = System.nanoTime() + RETRY_NANOS;
    }
  }

  private void sealNow() {
    closed.addAll(coalescing.close());
    Ledger.Sealed sealed = ledger.seal(coalescing.counted(closed));
    closed.clear();
    isTailOpen = false;
    wrote(sealed.ends().record(), sealed.ends().link());
    sealed.segment().map(Segment::head).ifPresent(this::moved);
  }

  private void moved(AuditHead moved) {
    head.set(Optional.of(moved));
    keeper.keep(moved);
  }
}
