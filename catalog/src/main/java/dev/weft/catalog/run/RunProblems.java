package dev.weft.catalog.run;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.Locale;
import java.util.Map;

/// What can be refused about runs.
final class RunProblems {

  private RunProblems() {}

  static WeftException notFound(String id) {
    return WeftException.of(
        ErrorCode.RUN_NOT_FOUND, "There is no run " + id, "List runs with `weft run list`");
  }

  static WeftException moved(RunDraft draft) {
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        draft.product() + " has moved to another domain meanwhile",
        "Run it by the address that it has now");
  }

  static WeftException taken(String id) {
    return WeftException.of(
            ErrorCode.RUN_BUSY,
            "This work is done by run %s already".formatted(id),
            "Watch that one: `weft run show %s`".formatted(id))
        .withDetails(Map.of("run", id));
  }

  static WeftException busy(Run asking, String building) {
    return WeftException.of(
            ErrorCode.RUN_BUSY,
            "Run %s is building %s@%d".formatted(building, asking.product(), asking.major()),
            "Wait for it or cancel it; one build of a major runs at a time")
        .withDetails(Map.of("run", building));
  }

  static WeftException ended(Run run) {
    return WeftException.of(
            ErrorCode.RUN_ENDED,
            "Run %s is %s".formatted(run.id(), run.state().name().toLowerCase(Locale.ROOT)),
            "Start a new run")
        .withDetails(Map.of("run", run.id(), "state", run.state().name()));
  }

  static Run.Failure lost() {
    return new Run.Failure(
        ErrorCode.RUN_LOST.code(),
        "The server that ran it stopped; nothing of the run is visible",
        "Start it again");
  }
}
