package dev.weft.server.background;

import dev.weft.usecases.notice.WriteNotices;
import java.time.Duration;

/// Tells people what happened. Every server does it; the catalog sees to it that each thing is told
/// once.
public record NoticeWriting(WriteNotices notices) implements Loop {

  private static final Duration EVERY = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "write-notices";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    notices.write();
  }
}
