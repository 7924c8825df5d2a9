package dev.weft.catalog.people;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import java.util.Map;

/// Keeps hashes of passwords. The journal says that one changed, never what it is.
public final class PasswordWriter extends Passwords {

  private final Change change;

  public PasswordWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Keeps a hash in place of the one before.
  public void put(String principal, String hash) {
    change
        .update(
            """
            insert into password (principal, hash, changed_at) values (:principal, :hash, :now)
            on conflict (principal) do update
            set hash = excluded.hash, changed_at = excluded.changed_at
            """)
        .bind("principal", principal)
        .bind("hash", hash)
        .bind("now", change.now())
        .execute();
    change.record(EntryKinds.PASSWORD_CHANGED, principal, Map.of());
  }
}
