package dev.weft.server.background;

import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loops at work, a virtual thread each, until `close`.
public final class Loops implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads;

  private Loops(List<Loop> loops) {
    this.threads =
        loops.stream()
            .map(loop -> Thread.ofVirtual().name(loop.name()).unstarted(() -> run(loop)))
            .toList();
  }

  public static Loops start(List<Loop> loops) {
    var started = new Loops(loops);
    started.threads.forEach(Thread::start);
    return started;
  }

  /// Begins no more turns, interrupts those under way and waits a little for them.
  @Override
  public void close() {
    stop.countDown();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          LOG.warn("The loop {} did not end in time", thread.getName());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Loop loop) {
    try {
      while (!stop.await(loop.every().toMillis(), TimeUnit.MILLISECONDS)) {
        turn(loop);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closing
    }
  }

  private static void turn(Loop loop) {
    try {
      loop.turn();
    } catch (WeftException failure) {
      LOG.warn("The loop {} failed: {}", loop.name(), failure.getMessage());
    } catch (RuntimeException mistake) {
      LOG.error("The loop {} failed", loop.name(), mistake);
    }
  }
}
