package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.RunStep;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.RunState;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The steps of one run: recorded, and told to those who follow. Thread-safe.
final class Progress {

  private final Catalog catalog;
  private final RunHub hub;
  private final Cause cause;
  private final Clock clock;
  private final String run;
  private final AtomicInteger ordinals = new AtomicInteger();

  Progress(Catalog catalog, RunHub hub, Cause cause, Clock clock, String run) {
    this.catalog = catalog;
    this.hub = hub;
    this.cause = cause;
    this.clock = clock;
    this.run = run;
  }

  /// Begins a step.
  Step begin(String name, String kind) {
    var step = new Step(ordinals.getAndIncrement(), name, kind, now());
    step.record(RunState.RUNNING, -1, Optional.empty(), "");
    return step;
  }

  /// Keeps what the checks of a table found.
  ///
  /// @param tables of the build
  void checked(String table, List<CheckResult> results, Collection<String> tables) {
    catalog.write(
        cause,
        writing -> {
          writing.checks().put(run, table, results, tables);
          return results;
        });
  }

  private long now() {
    var instant = clock.instant();
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  /// A step under way.
  final class Step {
    private final int ordinal;
    private final String name;
    private final String kind;
    private final long begun;

    private Step(int ordinal, String name, String kind, long begun) {
      this.ordinal = ordinal;
      this.name = name;
      this.kind = kind;
      this.begun = begun;
    }

    void succeed(long rows, String message) {
      record(RunState.SUCCEEDED, rows, Optional.of(now()), message);
    }

    void fail(String message) {
      record(RunState.FAILED, -1, Optional.of(now()), message);
    }

    /// What is stopped because something else failed has not failed itself.
    void fail(WeftException failure) {
      if (failure.code() == ErrorCode.RUN_CANCELLED || failure.code() == ErrorCode.SQL_CANCELLED) {
        record(RunState.CANCELLED, -1, Optional.of(now()), "");
      } else {
        fail(failure.sentence());
      }
    }

    private void record(RunState state, long rows, Optional<Long> ended, String message) {
      var step =
          new RunStep(run, ordinal, name, kind, state, rows, Optional.of(begun), ended, message);
      catalog.write(
          cause,
          writing -> {
            writing.runs().putStep(step);
            return step;
          });
      hub.tell(run, step);
    }
  }
}
