package dev.weft.catalog;

import dev.weft.catalog.access.Access;
import dev.weft.catalog.access.AccessRequests;
import dev.weft.catalog.idempotency.Idempotency;
import dev.weft.catalog.journal.Journal;
import dev.weft.catalog.lease.Leases;
import dev.weft.catalog.lineage.ColumnGraph;
import dev.weft.catalog.notice.Deliveries;
import dev.weft.catalog.notice.Notices;
import dev.weft.catalog.overview.Overview;
import dev.weft.catalog.people.Passwords;
import dev.weft.catalog.people.Vouchings;
import dev.weft.catalog.registry.Addresses;
import dev.weft.catalog.registry.History;
import dev.weft.catalog.registry.Registry;
import dev.weft.catalog.release.Releases;
import dev.weft.catalog.review.ProposedChanges;
import dev.weft.catalog.run.Checks;
import dev.weft.catalog.run.Runs;
import dev.weft.catalog.store.Snapshot;
import dev.weft.catalog.usage.ColumnReads;

/// The stores as they are at one moment. Belongs to the thread and the call of `Catalog.read` or
/// `Catalog.write` it was given in, and is of no use afterwards.
public sealed class Reading permits Writing {

  private final Snapshot snapshot;

  Reading(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Microseconds since the epoch: the clock, or the last journal time when that is later. The same
  /// throughout the transaction.
  public final long now() {
    return snapshot.now();
  }

  /// Where products stand, across the stores.
  public final Overview overview() {
    return new Overview(snapshot);
  }

  public Registry registry() {
    return new Registry(snapshot);
  }

  /// Addresses that products had before.
  public Addresses addresses() {
    return new Addresses(snapshot);
  }

  /// What existed before.
  public final History history() {
    return new History(snapshot);
  }

  public Releases releases() {
    return new Releases(snapshot);
  }

  public Runs runs() {
    return new Runs(snapshot);
  }

  /// What checks found, build after build.
  public Checks checks() {
    return new Checks(snapshot);
  }

  /// What columns are made of, over products and releases.
  public ColumnGraph lineage() {
    return new ColumnGraph(snapshot);
  }

  public Access access() {
    return new Access(snapshot);
  }

  /// What issuers said of people.
  public Vouchings vouchings() {
    return new Vouchings(snapshot);
  }

  /// Hashes of passwords.
  public Passwords passwords() {
    return new Passwords(snapshot);
  }

  public AccessRequests requests() {
    return new AccessRequests(snapshot);
  }

  /// Changes that were proposed.
  public ProposedChanges changes() {
    return new ProposedChanges(snapshot);
  }

  /// What people are told, and who wants to be.
  public Notices notices() {
    return new Notices(snapshot);
  }

  /// What of it leaves by mail and webhooks.
  public Deliveries deliveries() {
    return new Deliveries(snapshot);
  }

  /// Which columns were read by whom.
  public ColumnReads usage() {
    return new ColumnReads(snapshot);
  }

  public Leases leases() {
    return new Leases(snapshot);
  }

  public final Journal journal() {
    return new Journal(snapshot);
  }

  public Idempotency idempotency() {
    return new Idempotency(snapshot);
  }
}
