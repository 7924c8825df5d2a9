package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.notice.Delivery.State;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Connection;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Principals;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt at a delivery and notes how it ended. Thread-safe.
final class DeliveryAttempts {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempts.class);

  /// Half a minute, doubled at every attempt up to six hours: two days and a half in all.
  private static final Duration FIRST = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int MOST = 18;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final NoticeSender sender;

  DeliveryAttempts(Catalog catalog, AppliedMesh mesh, NoticeSender sender) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.sender = sender;
  }

  /// What is sent now: by what, and as its reader may see it.
  private record Sending(Connection connection, Outgoing outgoing) {}

  /// Sends it when it may still be sent.
  ///
  /// @throws InterruptedException when it was interrupted, which is no attempt
  void make(Delivery delivery) throws InterruptedException {
    Optional<Sending> sending = catalog.read(reading -> sending(reading, delivery));
    if (sending.isEmpty()) {
      note(delivery, State.DROPPED);
      return;
    }
    // One notice that cannot be sent, for whatever reason, must not hold up all others.
    try {
      sender.send(sending.get().connection(), sending.get().outgoing());
      note(delivery, State.SENT);
    } catch (NotSent | RuntimeException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      failed(delivery, failure);
    }
  }

  private Optional<Sending> sending(Reading reading, Delivery delivery) {
    var channels = new Channels(mesh.documents(reading));
    Optional<Connection> by =
        channels
            .find(delivery.channel())
            .filter(connection -> channels.carries(connection, delivery.who()))
            .filter(_ -> !GivenUp.isOf(delivery));
    var reader = new Caller(Principals.of(delivery.who()), Optional.empty(), "background", "");
    return by.flatMap(
        connection ->
            new NoticeViews(reading, mesh, reader)
                .find(delivery.notice())
                .map(view -> new Sending(connection, outgoing(channels, delivery, view))));
  }

  private static Outgoing outgoing(Channels channels, Delivery delivery, NoticeView view) {
    return new Outgoing(
        delivery.channel() + "-" + view.number() + "-" + delivery.who(),
        view,
        channels.email(delivery.who()));
  }

  private void failed(Delivery delivery, Exception failure) {
    String why = why(failure);
    LOG.warn(
        "Notice {} was not sent by connection {}, attempt {}: {}",
        delivery.notice().notice().number(),
        delivery.channel(),
        delivery.attempts() + 1,
        why);
    if (delivery.attempts() + 1 < MOST) {
      note(delivery, State.WAITING);
    } else {
      catalog.write(
          DeliverNotices.BACKGROUND,
          writing -> {
            GivenUp.tell(writing, mesh, delivery.channel(), why);
            return note(writing, delivery, State.FAILED);
          });
    }
  }

  private static String why(Exception failure) {
    return failure instanceof NotSent
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getSimpleName();
  }

  private void note(Delivery delivery, State state) {
    catalog.write(DeliverNotices.BACKGROUND, writing -> note(writing, delivery, state));
  }

  private static State note(Writing writing, Delivery delivery, State state) {
    writing.deliveries().note(delivery, state, writing.now() + pause(delivery.attempts()));
    return state;
  }

  /// Microseconds until the next attempt.
  private static long pause(int attempts) {
    long millis = FIRST.toMillis() << Math.min(attempts, 20);
    return Math.min(millis, LONGEST.toMillis()) * 1_000;
  }
}
