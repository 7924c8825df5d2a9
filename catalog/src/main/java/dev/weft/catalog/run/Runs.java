package dev.weft.catalog.run;

import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;

/// Reads runs.
public class Runs {

  private final Snapshot snapshot;

  public Runs(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public final Optional<Run> find(String id) {
    throw new UnsupportedOperationException();
  }

  /// The run, which must be there.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_NOT_FOUND
  public final Run get(String id) {
    throw new UnsupportedOperationException();
  }

  public final Optional<Run> findByKey(String key) {
    throw new UnsupportedOperationException();
  }

  /// All runs, newest first.
  ///
  /// @param after where the last page ended, `Cursor.NEWEST` to start
  public final List<Run> list(Run.Cursor after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Runs of one product over all majors, newest first.
  public final List<Run> listOf(ProductId product, Run.Cursor after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Runs that are queued or running, oldest first.
  ///
  /// @param after the last one seen, `new Cursor(0, "")` to start
  public final List<Run> live(Run.Cursor after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// The run that has the build slot of a product's major.
  public final Optional<Run> building(ProductId product, int major) {
    throw new UnsupportedOperationException();
  }

  /// Who works on a live run; empty once it has ended.
  public final Optional<Hold> hold(String id) {
    throw new UnsupportedOperationException();
  }

  /// Steps of a run in order.
  ///
  /// @param after ordinal of the last one seen, -1 to start
  public final List<RunStep> steps(String run, int after, int limit) {
    throw new UnsupportedOperationException();
  }
}
