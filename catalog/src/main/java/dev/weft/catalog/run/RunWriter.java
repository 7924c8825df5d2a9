package dev.weft.catalog.run;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.model.run.RunState;
import java.util.List;

/// Moves runs through their states. Every method but the marked ones records what it did in the
/// journal.
public final class RunWriter extends Runs {

  private final Change change;

  public RunWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Adds a run as queued, held by its owner.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_BUSY when a run has this id or key
  public Run queue(RunDraft draft, Hold hold) {
    throw new UnsupportedOperationException();
  }

  /// Starts a queued run. A build or rollback takes the slot of its product and major, so that one
  /// of them runs at a time; a slot whose run is past its hold is taken over and that run is lost.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_BUSY when another one has the slot, with its id
  ///   in the details; RUN_ENDED when this one is no longer queued
  public Run start(String id) {
    throw new UnsupportedOperationException();
  }

  /// Ends a run that did what it should. Call it in the transaction that publishes: a run that was
  /// taken for lost meanwhile then publishes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when it is no longer running
  public Run succeed(String id, long releaseNumber) {
    throw new UnsupportedOperationException();
  }

  /// Ends a live run without success.
  ///
  /// @param state FAILED or CANCELLED
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when it has ended already
  public Run fail(String id, RunState state, Run.Failure failure) {
    throw new UnsupportedOperationException();
  }

  /// A sign of life for every live run of an owner.
  @Unjournaled("a heartbeat every few seconds; its end is recorded as run.lost")
  public void renew(Hold hold) {
    throw new UnsupportedOperationException();
  }

  /// Ends every live run whose hold ended before that time. At the start of the only server of a
  /// data folder, `Long.MAX_VALUE` ends all that an earlier one left.
  ///
  /// @return the lost runs
  public List<Run> markLost(long before) {
    throw new UnsupportedOperationException();
  }

  /// Adds or replaces a step.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_ENDED when its run has ended already
  public void putStep(RunStep step) {
    throw new UnsupportedOperationException();
  }

  /// Replaces the progress of a live run.
  ///
  /// @param json an object
  @Unjournaled("shown while it lasts; steps and ends are recorded")
  public void progress(String id, String json) {
    throw new UnsupportedOperationException();
  }
}
