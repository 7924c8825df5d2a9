package dev.weft.engine.duckdb.source;

import dev.weft.engine.Cancellation;
import dev.weft.engine.DatabaseFiles.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops a copy when somebody wants no more of it, or when it takes more than it may, and remembers
/// which of them it was.
final class CopyStop implements AutoCloseable {

  private static final long LOOK_MILLIS = 100;

  private final Bounds bounds;
  private final Cancellation flag = new Cancellation();
  private final Cancellation.AutoCloseableAction registration;
  private volatile Optional<String> passed = Optional.empty();

  CopyStop(Bounds bounds, Cancellation caller) {
    this.bounds = bounds;
    this.registration = caller.onCancel(flag::cancel);
  }

  /// What the session obeys.
  Cancellation flag() {
    return flag;
  }

  /// The bound that was passed, in words.
  Optional<String> passed() {
    return passed;
  }

  /// Looks after a file while it is written.
  void during(Path file, Runnable write) {
    var done = new CountDownLatch(1);
    Thread watch = Thread.ofVirtual().name("copy-watch").start(() -> watch(file, done));
    try {
      write.run();
      look(file);
    } finally {
      done.countDown();
      watch.interrupt();
    }
  }

  private void watch(Path file, CountDownLatch done) {
    long deadline = System.nanoTime() + bounds.time().toNanos();
    try {
      while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && passed.isEmpty()) {
        look(file);
        if (passed.isEmpty() && System.nanoTime() - deadline > 0) {
          passed = Optional.of(bounds.time().toMillis() + " ms");
        }
        if (passed.isPresent()) {
          flag.cancel();
        }
      }
    } catch (InterruptedException _) {
      // the copy is over
    }
  }

  private void look(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) > bounds.bytes()) {
        passed = Optional.of(bounds.bytes() + " bytes");
      }
    } catch (IOException _) {
      // it comes or goes just now
    }
  }

  @Override
  public void close() {
    registration.close();
  }
}
