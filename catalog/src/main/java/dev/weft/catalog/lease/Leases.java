package dev.weft.catalog.lease;

import dev.weft.catalog.run.Hold;
import dev.weft.catalog.store.Snapshot;
import java.util.Optional;

/// Reads who does what nobody else may do meanwhile.
public class Leases {

  private final Snapshot snapshot;

  public Leases(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Who holds a lease; empty when nobody does, or no longer gives a sign of life.
  public final Optional<Hold> find(String name) {
    return snapshot
        .query("select owner, held_until from lease where name = :name and held_until > :now")
        .bind("name", name)
        .bind("now", snapshot.now())
        .map((row, context) -> new Hold(row.getString("owner"), row.getLong("held_until")))
        .findOne();
  }
}
