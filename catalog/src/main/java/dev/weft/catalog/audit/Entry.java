package dev.weft.catalog.audit;

import dev.weft.model.error.WeftException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A record on its way, and once it is written what is counted of it. The counters belong to
/// `Coalescing`; the rest may be read by whoever waits.
final class Entry {

  final AuditRecord record;
  final String key;
  Counters counters;

  /// What the database has of the counters.
  Counters written = Counters.NOTHING;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long id;
  private volatile @Nullable WeftException failure;

  Entry(AuditRecord record, String key, Counters counters) {
    this.record = record;
    this.key = key;
    this.counters = counters;
  }

  long id() {
    return id;
  }

  void isDurable(long position) {
    id = position;
    ended.countDown();
  }

  void hasFailed(WeftException why) {
    failure = why;
    ended.countDown();
  }

  /// Waits until it is durable. Throws why it is not.
  long await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AuditProblems.notWritten(e);
    }
    WeftException why = failure;
    if (why != null) {
      throw why;
    }
    return id;
  }
}
