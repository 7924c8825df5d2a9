package dev.weft.usecases.notice;

import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One turn of sending: channels work side by side, so that a slow one holds up nobody but itself,
/// also not with what happens meanwhile.
final class DeliveryTurn {

  /// Attempts at a time.
  private static final int MOST = 8;

  /// How soon others hear of news while one is slow.
  private static final Duration LOOK = Duration.ofSeconds(5);

  /// How a channel ended for now.
  ///
  /// @param goesOn whether it may begin again in this turn, when something is due by then
  private record Ended(String channel, boolean goesOn) {}

  private final DeliverNotices notices;
  private final Slots slots = new Slots(MOST);
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

  /// Channels that work, and those that are not to begin again.
  private final Set<String> begun = new HashSet<>();

  DeliveryTurn(DeliverNotices notices) {
    this.notices = notices;
  }

  /// Attempts wait here in line, so that every channel comes to its own. Thread-safe.
  static final class Slots {

    private final Semaphore free;

    Slots(int most) {
      this.free = new Semaphore(most, true);
    }

    Slot take() throws InterruptedException {
      free.acquire();
      return free::release;
    }

    /// One of them, until it is closed.
    interface Slot extends AutoCloseable {
      @Override
      void close();
    }
  }

  /// Ends when nothing is due any more by any channel.
  ///
  /// @throws RuntimeException the first that a channel ended with, when all have ended
  void run() {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      int working = start(workers);
      while (working > 0) {
        Ended one = ended.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (one != null) {
          working--;
          if (one.goesOn()) {
            begun.remove(one.channel());
          }
        }
        working += start(workers);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    RuntimeException first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private int start(ExecutorService workers) {
    int started = 0;
    for (String channel : notices.due()) {
      if (begun.add(channel)) {
        workers.execute(() -> work(channel));
        started++;
      }
    }
    return started;
  }

  private void work(String channel) {
    boolean goesOn = false;
    try {
      goesOn = notices.deliver(channel, slots);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      failures.add(failure);
    } finally {
      ended.add(new Ended(channel, goesOn));
    }
  }
}
