package dev.weft.catalog.lease;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.run.Hold;

/// Takes leases and gives them back.
public final class LeaseWriter extends Leases {

  private final Change change;

  public LeaseWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Takes a lease that nobody else holds, or renews one's own.
  ///
  /// @return false when somebody else holds it
  @Unjournaled("what is done under it has its own entries")
  public boolean take(String name, Hold hold) {
    return change
            .update(
                """
                insert into lease (name, owner, held_until) values (:name, :owner, :until)
                on conflict (name) do update
                set owner = excluded.owner, held_until = excluded.held_until
                where lease.owner = excluded.owner or lease.held_until <= :now
                """)
            .bind("name", name)
            .bind("owner", hold.owner())
            .bind("until", hold.until())
            .bind("now", change.now())
            .execute()
        == 1;
  }

  /// Ends a lease before its time; somebody else's stays.
  @Unjournaled("what was done under it has its own entries")
  public void giveBack(String name, String owner) {
    change
        .update("delete from lease where name = :name and owner = :owner")
        .bind("name", name)
        .bind("owner", owner)
        .execute();
  }
}
