package dev.weft.usecases;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts the statements that this thread sends to PostgreSQL, by what the driver logs of them.
final class CountedStatements implements AutoCloseable {

  private static final String EXECUTED = " FE=> Execute";

  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final AtomicLong count = new AtomicLong();
  private final Handler counting = new Counting(count, Thread.currentThread().threadId());

  CountedStatements() {
    driver.setUseParentHandlers(false);
    driver.addHandler(counting);
    driver.setLevel(Level.FINEST);
  }

  /// How many since this was made.
  long count() {
    return count.get();
  }

  @Override
  public void close() {
    driver.setLevel(null);
    driver.removeHandler(counting);
    driver.setUseParentHandlers(true);
  }

  private static final class Counting extends Handler {
    private final AtomicLong count;
    private final long thread;

    Counting(AtomicLong count, long thread) {
      this.count = count;
      this.thread = thread;
    }

    @Override
    public void publish(LogRecord told) {
      if (told.getLongThreadID() == thread && told.getMessage().startsWith(EXECUTED)) {
        count.incrementAndGet();
      }
    }

    @Override
    public void flush() {
      // nothing is kept
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
