package dev.weft.catalog.run;

import dev.weft.catalog.journal.Change;
import java.util.Collection;
import java.util.List;

/// Holds on live runs, and the slots of builds. Both go when their run ends.
final class RunHolds {

  private final Change change;

  RunHolds(Change change) {
    this.change = change;
  }

  void add(String run, Hold hold) {
    change
        .update("insert into run_hold (run, owner, held_until) values (:run, :owner, :until)")
        .bind("run", run)
        .bind("owner", hold.owner())
        .bind("until", hold.until())
        .execute();
  }

  void renew(Collection<String> runs, Hold hold) {
    for (String run : runs) {
      change
          .update("update run_hold set held_until = :until where run = :run and owner = :owner")
          .bind("until", hold.until())
          .bind("run", run)
          .bind("owner", hold.owner())
          .execute();
    }
  }

  int askToStop(String run) {
    return change
        .update(
            """
            update run_hold set stop_asked_at = :now where run = :run and stop_asked_at is null
            """)
        .bind("now", change.now())
        .bind("run", run)
        .execute();
  }

  /// Whether the run has the slot of its major now.
  boolean takeSlot(Run run) {
    return change
            .update(
                """
                insert into build_slot (product, major, run) values (:product, :major, :run)
                on conflict (product, major) do nothing
                """)
            .bind("product", run.product().toString())
            .bind("major", run.major())
            .bind("run", run.id())
            .execute()
        == 1;
  }

  void remove(String run) {
    change.update("delete from build_slot where run = :run").bind("run", run).execute();
    change.update("delete from run_hold where run = :run").bind("run", run).execute();
  }

  List<String> of(String owner) {
    return change
        .query("select run from run_hold where owner = :owner order by run")
        .bind("owner", owner)
        .mapTo(String.class)
        .list();
  }

  List<String> endedBefore(long time) {
    return change
        .query("select run from run_hold where held_until < :time order by run")
        .bind("time", time)
        .mapTo(String.class)
        .list();
  }
}
