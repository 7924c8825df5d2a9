package dev.weft.cli.terminal;

import java.time.Duration;
import java.time.InstantSource;

/// Tells that work goes on: on a live terminal a line that is written over each second, otherwise a
/// plain line every ten seconds. Nothing is shown in the first second.
public final class Progress implements AutoCloseable {

  private static final Duration LIVE = Duration.ofSeconds(1);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  private final Console console;
  private final InstantSource clock;
  private final long startedAt;
  private final Thread ticker;
  private String doing;

  private Progress(Console console, InstantSource clock, String doing) {
    this.console = console;
    this.clock = clock;
    this.doing = doing;
    this.startedAt = clock.millis();
    this.ticker = Thread.ofVirtual().unstarted(this::tick);
  }

  public static Progress start(Console console, String doing) {
    Progress progress = new Progress(console, InstantSource.system(), doing);
    progress.ticker.start();
    return progress;
  }

  /// What is being done now, for the next line.
  public synchronized void now(String what) {
    doing = what;
  }

  private void tick() {
    Duration pause = console.terminal().isLive() ? LIVE : PLAIN;
    try {
      while (true) {
        Thread.sleep(pause);
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    String line = doing + " … " + Spans.seconds(clock.millis() - startedAt);
    if (console.terminal().isLive()) {
      console.sayLive(line);
    } else {
      console.say(line);
    }
  }

  @Override
  public synchronized void close() {
    ticker.interrupt();
  }
}
