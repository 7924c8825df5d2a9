package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.run.Hold;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.Duration;
import java.util.List;

/// Sends notices to those who want them outside: what is to be sent is written down first and
/// struck off when it was taken, so each is sent at least once, whatever dies. One server at a time
/// sends, under a lease; each channel sends by itself, one after another. What a reader may not
/// know of any more when it is sent is not sent.
public final class DeliverNotices {

  static final Cause BACKGROUND = new Cause("platform", "background", "");
  private static final String LEASE = "deliver-notices";

  /// It is renewed before every attempt and must outlast it by far.
  private static final Duration LEASED = NoticeSender.LONGEST.multipliedBy(4);

  /// Tellings that a channel is fed with in one transaction.
  private static final int FED = 500;

  /// Deliveries of a channel that are read at once.
  private static final int BATCH = 50;

  private final Catalog catalog;
  private final DeliveryAttempts attempts;
  private final String owner;

  /// @param owner name of this server, that no other server of the catalog has
  public DeliverNotices(Catalog catalog, AppliedMesh mesh, NoticeSender sender, String owner) {
    this.catalog = catalog;
    this.attempts = new DeliveryAttempts(catalog, mesh, sender);
    this.owner = owner;
  }

  /// Sends what is due, also what becomes due meanwhile; nothing while another server does. An
  /// interrupt ends it soon.
  public void deliver() {
    // Asked first: a lease is a change, and most turns have nothing to do.
    if (catalog.read(DeliverNotices::hasWork) && isOurs()) {
      new DeliveryTurn(this).run();
    }
  }

  private static boolean hasWork(Reading reading) {
    return !reading.deliveries().hungry().isEmpty() || !reading.deliveries().due().isEmpty();
  }

  /// Puts on its way what was told since, and names the channels by which something is due.
  List<String> due() {
    List<String> hungry = catalog.read(reading -> reading.deliveries().hungry());
    while (!hungry.isEmpty()) {
      hungry.forEach(this::feed);
      hungry = catalog.read(reading -> reading.deliveries().hungry());
    }
    return catalog.read(reading -> reading.deliveries().due());
  }

  private void feed(String channel) {
    catalog.write(
        BACKGROUND,
        writing -> {
          writing.deliveries().feed(channel, FED);
          return channel;
        });
  }

  /// Sends what is due by a channel until nothing is, or the lease is another's.
  ///
  /// @param slots lets so many attempts be made at a time as it has
  /// @return false when the lease is another's
  boolean deliver(String channel, DeliveryTurn.Slots slots) throws InterruptedException {
    List<Delivery> batch = batch(channel);
    while (!batch.isEmpty()) {
      for (Delivery delivery : batch) {
        try (var _ = slots.take()) {
          if (!isOurs()) {
            return false;
          }
          attempts.make(delivery);
        }
      }
      batch = batch(channel);
    }
    return true;
  }

  private List<Delivery> batch(String channel) {
    return catalog.read(reading -> reading.deliveries().due(channel, BATCH));
  }

  private boolean isOurs() {
    return catalog.write(
        BACKGROUND,
        writing ->
            writing
                .leases()
                .take(LEASE, new Hold(owner, writing.now() + LEASED.toMillis() * 1_000)));
  }
}
