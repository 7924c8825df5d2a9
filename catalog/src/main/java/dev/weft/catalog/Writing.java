package dev.weft.catalog;

import dev.weft.catalog.access.AccessRequestWriter;
import dev.weft.catalog.access.AccessWriter;
import dev.weft.catalog.address.AddressWriter;
import dev.weft.catalog.idempotency.IdempotencyWriter;
import dev.weft.catalog.journal.Change;
import dev.weft.catalog.lease.LeaseWriter;
import dev.weft.catalog.lineage.ColumnGraphWriter;
import dev.weft.catalog.notice.DeliveryWriter;
import dev.weft.catalog.notice.NoticeWriter;
import dev.weft.catalog.people.PasswordWriter;
import dev.weft.catalog.people.VouchingWriter;
import dev.weft.catalog.registry.RegistryWriter;
import dev.weft.catalog.release.ReleaseWriter;
import dev.weft.catalog.review.ProposedChangeWriter;
import dev.weft.catalog.run.CheckWriter;
import dev.weft.catalog.run.RunWriter;
import dev.weft.catalog.usage.ColumnReadWriter;
import java.util.Map;

/// The stores within one write transaction: reads see what it wrote so far, nobody else does before
/// it commits. Stores journal what they change by themselves.
public final class Writing extends Reading {

  private final Change change;

  Writing(Change change) {
    super(change);
    this.change = change;
  }

  /// Adds a journal entry of one's own, besides those of the stores. All entries are inserted last
  /// and in the order they were made; within this transaction `journal()` does not show them yet.
  ///
  /// @param kind what happened, for instance `plan.refused`
  /// @param subject what it happened to
  /// @param detail becomes a JSON object: text, numbers, booleans, lists, maps
  public void journal(String kind, String subject, Map<String, ?> detail) {
    change.record(kind, subject, detail);
  }

  /// The same with the detail as the text of a JSON object.
  public void journal(String kind, String subject, String detail) {
    change.recordJson(kind, subject, detail);
  }

  @Override
  public RegistryWriter registry() {
    return new RegistryWriter(change);
  }

  @Override
  public AddressWriter addresses() {
    return new AddressWriter(change);
  }

  @Override
  public ReleaseWriter releases() {
    return new ReleaseWriter(change);
  }

  @Override
  public RunWriter runs() {
    return new RunWriter(change);
  }

  @Override
  public CheckWriter checks() {
    return new CheckWriter(change);
  }

  @Override
  public ColumnGraphWriter lineage() {
    return new ColumnGraphWriter(change);
  }

  @Override
  public AccessWriter access() {
    return new AccessWriter(change);
  }

  @Override
  public VouchingWriter vouchings() {
    return new VouchingWriter(change);
  }

  @Override
  public PasswordWriter passwords() {
    return new PasswordWriter(change);
  }

  @Override
  public AccessRequestWriter requests() {
    return new AccessRequestWriter(change);
  }

  @Override
  public ProposedChangeWriter changes() {
    return new ProposedChangeWriter(change);
  }

  @Override
  public NoticeWriter notices() {
    return new NoticeWriter(change);
  }

  @Override
  public DeliveryWriter deliveries() {
    return new DeliveryWriter(change);
  }

  @Override
  public ColumnReadWriter usage() {
    return new ColumnReadWriter(change);
  }

  @Override
  public LeaseWriter leases() {
    return new LeaseWriter(change);
  }

  @Override
  public IdempotencyWriter idempotency() {
    return new IdempotencyWriter(change);
  }
}
