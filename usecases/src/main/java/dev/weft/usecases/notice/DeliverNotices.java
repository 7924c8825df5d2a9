package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.notice.Delivery.State;
import dev.weft.catalog.run.Hold;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Connection;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Principals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends notices to those who want them outside: what is to be sent is written down first and
/// struck off when it was taken, so each is sent at least once, whatever dies. One server at a time
/// sends, under a lease. What a reader may not know of any more when it is sent is not sent.
public final class DeliverNotices {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);
  private static final Cause BACKGROUND = new Cause("platform", "background", "");
  private static final String LEASE = "deliver-notices";

  /// It is renewed before every attempt and must outlast it by far.
  private static final Duration LEASED = NoticeSender.LONGEST.multipliedBy(4);

  private static final int BATCH = 100;

  /// Half a minute, doubled at every attempt up to six hours: two days and a half in all.
  private static final Duration FIRST = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int MOST = 18;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final NoticeSender sender;
  private final String owner;

  /// @param owner name of this server, that no other server of the catalog has
  public DeliverNotices(Catalog catalog, AppliedMesh mesh, NoticeSender sender, String owner) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.sender = sender;
    this.owner = owner;
  }

  /// Sends what is due; nothing while another server does.
  public void deliver() {
    Channels channels = catalog.read(reading -> new Channels(mesh.documents(reading)));
    boolean work = catalog.read(reading -> hasWork(reading, channels));
    if (!work || !isOurs()) {
      return;
    }
    channels.all().values().forEach(connection -> queue(channels, connection));
    List<Delivery> batch = catalog.read(reading -> reading.deliveries().due(BATCH));
    while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
      for (Delivery delivery : batch) {
        if (Thread.currentThread().isInterrupted() || !isOurs()) {
          return;
        }
        note(delivery, attempt(channels, delivery));
      }
      batch = catalog.read(reading -> reading.deliveries().due(BATCH));
    }
  }

  /// Asked first: a lease is a change, and most turns have nothing to do.
  private static boolean hasWork(Reading reading, Channels channels) {
    return !reading.deliveries().due(1).isEmpty()
        || channels.all().values().stream()
            .anyMatch(
                connection ->
                    reading.deliveries().start(connection.name()).isEmpty()
                        || !fresh(reading, channels, connection).isEmpty());
  }

  private boolean isOurs() {
    return catalog.write(
        BACKGROUND,
        writing ->
            writing
                .leases()
                .take(LEASE, new Hold(owner, writing.now() + LEASED.toMillis() * 1_000)));
  }

  private record Fresh(String who, long notice) {}

  private void queue(Channels channels, Connection connection) {
    String channel = connection.name();
    boolean open = catalog.read(reading -> reading.deliveries().start(channel).isPresent());
    if (!open) {
      catalog.write(
          BACKGROUND,
          writing -> {
            writing.deliveries().open(channel);
            return channel;
          });
    }
    List<Fresh> fresh = catalog.read(reading -> fresh(reading, channels, connection));
    if (!fresh.isEmpty()) {
      catalog.write(
          BACKGROUND,
          writing -> {
            fresh.forEach(one -> writing.deliveries().queue(channel, one.who(), one.notice()));
            return channel;
          });
    }
  }

  private static List<Fresh> fresh(Reading reading, Channels channels, Connection connection) {
    return channels.recipients(connection).stream()
        .flatMap(
            who ->
                reading.deliveries().fresh(connection.name(), who, BATCH).stream()
                    .map(notice -> new Fresh(who, notice)))
        .toList();
  }

  private State attempt(Channels channels, Delivery delivery) {
    Optional<Connection> connection =
        channels.find(delivery.channel()).filter(one -> channels.carries(one, delivery.who()));
    Optional<NoticeView> seen = catalog.read(reading -> seen(reading, delivery));
    if (connection.isEmpty() || seen.isEmpty()) {
      return State.DROPPED;
    }
    // One notice that cannot be sent, for whatever reason, must not hold up all others.
    try {
      sender.send(
          connection.get(),
          new Outgoing(
              delivery.channel() + "-" + seen.get().number() + "-" + delivery.who(),
              seen.get(),
              channels.email(delivery.who())));
      return State.SENT;
    } catch (NotSent | RuntimeException failure) {
      LOG.warn(
          "Notice {} was not sent by connection {}, attempt {}: {}",
          seen.get().number(),
          delivery.channel(),
          delivery.attempts() + 1,
          failure instanceof NotSent ? failure.getMessage() : failure.getClass().getSimpleName());
      return delivery.attempts() + 1 < MOST ? State.WAITING : State.FAILED;
    }
  }

  /// The notice as its reader may see it now.
  private Optional<NoticeView> seen(Reading reading, Delivery delivery) {
    var caller = new Caller(Principals.of(delivery.who()), Optional.empty(), "background", "");
    return new NoticeViews(reading, mesh, caller).find(delivery.notice());
  }

  private void note(Delivery delivery, State state) {
    catalog.write(
        BACKGROUND,
        writing -> {
          writing.deliveries().note(delivery, state, writing.now() + pause(delivery.attempts()));
          return state;
        });
  }

  /// Microseconds until the next attempt.
  private static long pause(int attempts) {
    long millis = FIRST.toMillis() << Math.min(attempts, 20);
    return Math.min(millis, LONGEST.toMillis()) * 1_000;
  }
}
