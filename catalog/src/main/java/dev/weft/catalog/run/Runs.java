package dev.weft.catalog.run;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads runs.
public class Runs {

  private final Snapshot snapshot;

  public Runs(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A run by its id.
  public final Optional<Run> find(String id) {
    return snapshot
        .query("select * from run where id = :id")
        .bind("id", id)
        .map(RunRows.RUN)
        .findOne();
  }

  /// The run, which must be there.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_NOT_FOUND
  public final Run get(String id) {
    return find(id).orElseThrow(() -> RunProblems.notFound(id));
  }

  /// The run that does or did this work: queued, running or succeeded. Work that failed, was
  /// cancelled or lost is nobody's and may be queued again.
  public final Optional<Run> findByKey(String key) {
    return snapshot
        .query(
            """
            select * from run where run_key = :key and state in ('QUEUED', 'RUNNING', 'SUCCEEDED')
            """)
        .bind("key", key)
        .map(RunRows.RUN)
        .findOne();
  }

  /// All runs, newest first.
  ///
  /// @param after where the last page ended, `Cursor.NEWEST` to start
  public final List<Run> list(Run.Cursor after, int limit) {
    return snapshot
        .query(
            """
            select * from run where (queued_at, id) < (:at, :id)
            order by queued_at desc, id desc limit :limit
            """)
        .bind("at", after.queuedAt())
        .bind("id", after.id())
        .bind("limit", limit)
        .map(RunRows.RUN)
        .list();
  }

  /// Runs of one product over all majors, newest first.
  ///
  /// @param after where the last page ended, `Cursor.NEWEST` to start
  public final List<Run> listOf(ProductId product, Run.Cursor after, int limit) {
    return snapshot
        .query(
            """
            select * from run where product = :product and (queued_at, id) < (:at, :id)
            order by queued_at desc, id desc limit :limit
            """)
        .bind("product", product.toString())
        .bind("at", after.queuedAt())
        .bind("id", after.id())
        .bind("limit", limit)
        .map(RunRows.RUN)
        .list();
  }

  /// Runs that are queued or running, oldest first.
  ///
  /// @param after where the last page ended, `Cursor.OLDEST` to start
  public final List<Run> live(Run.Cursor after, int limit) {
    return snapshot
        .query(
            """
            select r.* from run r join run_hold h on h.run = r.id
            where (r.queued_at, r.id) > (:at, :id) order by r.queued_at, r.id limit :limit
            """)
        .bind("at", after.queuedAt())
        .bind("id", after.id())
        .bind("limit", limit)
        .map(RunRows.RUN)
        .list();
  }

  /// The run that has the build slot of a product's major.
  public final Optional<Run> building(ProductId product, int major) {
    return snapshot
        .query(
            """
            select r.* from build_slot s join run r on r.id = s.run
            where s.product = :product and s.major = :major
            """)
        .bind("product", product.toString())
        .bind("major", major)
        .map(RunRows.RUN)
        .findOne();
  }

  /// Who works on a live run; empty once it has ended.
  public final Optional<Hold> hold(String id) {
    return snapshot
        .query("select owner, held_until from run_hold where run = :id")
        .bind("id", id)
        .map((row, context) -> new Hold(row.getString("owner"), row.getLong("held_until")))
        .findOne();
  }

  /// Live runs of an owner that somebody wants to be stopped.
  public final List<String> toStop(String owner) {
    return snapshot
        .query(
            """
            select run from run_hold where owner = :owner and stop_asked_at is not null
            order by run
            """)
        .bind("owner", owner)
        .mapTo(String.class)
        .list();
  }

  /// The first steps of some runs, those of each in their order, in one statement.
  ///
  /// @param most of each run
  public final List<RunStep> steps(Collection<String> runs, int most) {
    if (runs.isEmpty()) {
      return List.of();
    }
    var among = new Among("run", List.copyOf(runs));
    return among
        .bind(
            snapshot.query(
                "select * from run_step where ordinal < :most and run in "
                    + among.sql()
                    + " order by run, ordinal"))
        .bind("most", most)
        .map(RunRows.STEP)
        .list();
  }

  /// Those of some runs that exist, in one statement.
  public final List<Run> find(Collection<String> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    var among = new Among("run", List.copyOf(runs));
    return among
        .bind(snapshot.query("select * from run where id in " + among.sql()))
        .map(RunRows.RUN)
        .list();
  }

  /// Steps of a run in order.
  ///
  /// @param after ordinal of the last one seen, -1 to start
  public final List<RunStep> steps(String run, int after, int limit) {
    return snapshot
        .query(
            """
            select * from run_step where run = :run and ordinal > :after
            order by ordinal limit :limit
            """)
        .bind("run", run)
        .bind("after", after)
        .bind("limit", limit)
        .map(RunRows.STEP)
        .list();
  }
}
