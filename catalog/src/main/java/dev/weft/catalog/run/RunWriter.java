package dev.weft.catalog.run;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.registry.Addresses;
import dev.weft.catalog.store.Json;
import dev.weft.model.run.RunState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moves runs through their states. Every method but the marked ones records what it did in the
/// journal.
public final class RunWriter extends Runs {

  private final Change change;
  private final RunHolds holds;

  public RunWriter(Change change) {
    super(change);
    this.change = change;
    this.holds = new RunHolds(change);
  }

  /// Adds a run as queued, held by its owner.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_BUSY when a run has this id, or does or did the
  ///   work of this key; its id stands in the details
  public Run queue(RunDraft draft, Hold hold) {
    new Addresses(change)
        .moves()
        .find(draft.product())
        .ifPresent(
            _ -> {
              throw RunProblems.moved(draft);
            });
    int rows =
        change
            .update(
                """
                insert into run
                  (id, product, major, revision, kind, state, run_key, started_by, queued_at,
                   progress)
                values (:id, :product, :major, :revision, :kind, 'QUEUED', :key, :by, :now, '{}')
                on conflict do nothing
                """)
            .bind("id", draft.id())
            .bind("product", draft.product().toString())
            .bind("major", draft.major())
            .bind("revision", draft.revision())
            .bind("kind", draft.kind().name())
            .bind("key", draft.key().orElse(null))
            .bind("by", draft.by())
            .bind("now", change.now())
            .execute();
    if (rows == 0) {
      throw RunProblems.taken(draft.key().flatMap(this::findByKey).map(Run::id).orElse(draft.id()));
    }
    holds.add(draft.id(), hold);
    return recorded(EntryKinds.RUN_QUEUED, draft.id(), Map.of());
  }

  /// Starts a queued run. A build takes the slot of its product and major, so that one of them runs
  /// at a time; a slot whose run is past its hold is taken over, and that run is lost. Previews and
  /// rollbacks need no slot.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_BUSY when another build has the slot, with its
  ///   id in the details; RUN_ENDED when this one is no longer queued
  public Run start(String id) {
    Run run = get(id);
    if (run.state() != RunState.QUEUED) {
      throw RunProblems.ended(run);
    }
    if (run.kind() == RunKind.BUILD) {
      takeSlot(run);
    }
    change
        .update("update run set state = 'RUNNING', started_at = :now where id = :id")
        .bind("now", change.now())
        .bind("id", id)
        .execute();
    return recorded(EntryKinds.RUN_STARTED, id, Map.of());
  }

  private void takeSlot(Run run) {
    building(run.product(), run.major())
        .filter(builder -> hold(builder.id()).stream().anyMatch(h -> h.until() <= change.now()))
        .ifPresent(this::lose);
    if (!holds.takeSlot(run)) {
      String builder = building(run.product(), run.major()).map(Run::id).orElse("");
      throw RunProblems.busy(run, builder);
    }
  }

  /// Ends a run that did what it should. Call it in the transaction that publishes: a run that was
  /// taken for lost meanwhile then publishes nothing.
  ///
  /// @param releaseNumber of the release, or of the preview
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when it is not running
  public Run succeed(String id, long releaseNumber) {
    int rows =
        change
            .update(
                """
                update run set state = 'SUCCEEDED', ended_at = :now, release_number = :number
                where id = :id and state = 'RUNNING'
                """)
            .bind("now", change.now())
            .bind("number", releaseNumber)
            .bind("id", id)
            .execute();
    if (rows == 0) {
      throw RunProblems.ended(get(id));
    }
    holds.remove(id);
    return recorded(EntryKinds.RUN_SUCCEEDED, id, Map.of("release", releaseNumber));
  }

  /// Ends a live run that failed.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when it has ended already
  public Run fail(String id, Run.Failure failure) {
    return end(id, RunState.FAILED, failure);
  }

  /// Ends a live run that somebody cancelled.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when it has ended already
  public Run cancel(String id, Run.Failure failure) {
    return end(id, RunState.CANCELLED, failure);
  }

  private Run end(String id, RunState state, Run.Failure failure) {
    if (endRow(id, state, failure) == 0) {
      throw RunProblems.ended(get(id));
    }
    return recorded(
        EntryKinds.RUN_FAILED, id, Map.of("state", state.name(), "code", failure.code()));
  }

  private int endRow(String id, RunState state, Run.Failure failure) {
    int rows =
        change
            .update(
                """
                update run set state = :state, ended_at = :now, error_code = :code,
                  error_message = :message, error_remedy = :remedy
                where id = :id and state in ('QUEUED', 'RUNNING')
                """)
            .bind("state", state.name())
            .bind("now", change.now())
            .bind("code", failure.code())
            .bind("message", failure.message())
            .bind("remedy", failure.remedy())
            .bind("id", id)
            .execute();
    holds.remove(id);
    return rows;
  }

  /// A sign of life for runs of an owner; those of others and those that ended stay as they are.
  @Unjournaled("a heartbeat every few seconds; its end is recorded as run.lost")
  public void renew(Collection<String> runs, Hold hold) {
    holds.renew(runs, hold);
  }

  /// Asks the owner of a live run to stop it. Asking again, or for a run that has ended, changes
  /// nothing.
  public void askToStop(String id) {
    if (holds.askToStop(id) > 0) {
      recorded(EntryKinds.RUN_STOPPING, id, Map.of());
    }
  }

  /// Ends every live run of an owner that has gone.
  ///
  /// @return the lost runs
  public List<Run> markLostOf(String owner) {
    return holds.of(owner).stream().map(this::get).map(this::lose).toList();
  }

  /// Ends every live run whose hold ended before that time. At the start of the only server of a
  /// catalog, `Long.MAX_VALUE` ends all that an earlier one left.
  ///
  /// @param before microseconds since the epoch
  /// @return the lost runs
  public List<Run> markLost(long before) {
    return holds.endedBefore(before).stream().map(this::get).map(this::lose).toList();
  }

  private Run lose(Run run) {
    endRow(run.id(), RunState.LOST, RunProblems.lost());
    return recorded(EntryKinds.RUN_LOST, run.id(), Map.of());
  }

  /// Adds or replaces a step.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when its run has ended already
  public void putStep(RunStep step) {
    Run run = get(step.run());
    if (run.state().ended()) {
      throw RunProblems.ended(run);
    }
    change
        .update(
            """
            insert into run_step
              (run, ordinal, name, kind, state, row_count, started_at, ended_at, message)
            values
              (:run, :ordinal, :name, :kind, :state, :rows, :started, :ended, :message)
            on conflict (run, ordinal) do update
            set name = excluded.name, kind = excluded.kind, state = excluded.state,
              row_count = excluded.row_count, started_at = excluded.started_at,
              ended_at = excluded.ended_at, message = excluded.message
            """)
        .bind("run", step.run())
        .bind("ordinal", step.ordinal())
        .bind("name", step.name())
        .bind("kind", step.kind())
        .bind("state", step.state().name())
        .bind("rows", step.rows())
        .bind("started", step.startedAt().orElse(null))
        .bind("ended", step.endedAt().orElse(null))
        .bind("message", step.message())
        .execute();
    change.record(
        EntryKinds.RUN_STEP,
        step.run(),
        Map.of(
            "ordinal", step.ordinal(),
            "name", step.name(),
            "kind", step.kind(),
            "state", step.state().name(),
            "rows", step.rows()));
  }

  /// Replaces the progress of a live run; one that has ended keeps what it had.
  ///
  /// @param json an object
  /// @throws IllegalArgumentException when it is not one
  @Unjournaled("shown while it lasts; steps and ends are recorded")
  public void progress(String id, String json) {
    change
        .update(
            """
            update run set progress = :progress where id = :id and state in ('QUEUED', 'RUNNING')
            """)
        .bind("progress", Json.checkedObject(json))
        .bind("id", id)
        .execute();
  }

  private Run recorded(String kind, String id, Map<String, Object> more) {
    Run run = get(id);
    var detail = new HashMap<String, Object>(more);
    detail.put("product", run.product());
    detail.put("major", run.major());
    detail.put("revision", run.revision());
    detail.put("kind", run.kind().name());
    change.record(kind, id, detail);
    return run;
  }
}
