package dev.weft.catalog.people;

import dev.weft.catalog.store.Snapshot;
import java.util.Optional;

/// Reads hashes of passwords.
public class Passwords {

  private final Snapshot snapshot;

  public Passwords(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The hash of a person's password; empty when they have none.
  public final Optional<String> findHash(String principal) {
    return snapshot
        .query("select hash from password where principal = :principal")
        .bind("principal", principal)
        .mapTo(String.class)
        .findOne();
  }
}
