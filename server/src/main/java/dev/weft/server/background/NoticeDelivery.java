package dev.weft.server.background;

import dev.weft.usecases.notice.DeliverNotices;
import java.time.Duration;

/// Sends notices by webhooks and mail.
public record NoticeDelivery(DeliverNotices notices) implements Loop {

  private static final Duration EVERY = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "deliver-notices";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    notices.deliver();
  }
}
