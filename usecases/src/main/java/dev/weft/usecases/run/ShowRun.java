package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunStep;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Shows a run, or follows it to its end.
public final class ShowRun {

  private static final long LOOK_AGAIN_SECONDS = 2;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final RunHub hub;

  public ShowRun(Catalog catalog, AppliedMesh mesh, RunHub hub) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.hub = hub;
  }

  /// The run as it stands.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_NOT_FOUND, also when the caller may not see it
  public RunView show(Caller caller, String id) {
    return catalog.read(
        reading -> new RunViews(reading, mesh, caller).of(visible(reading, caller, id)));
  }

  /// Gives every step, those of the past first, and returns the run when it has ended. Blocks; an
  /// exception of the consumer (its reader is gone) ends the following, not the run.
  public RunView follow(Caller caller, String id, Consumer<RunView.Step> steps)
      throws InterruptedException {
    var queue = new LinkedBlockingQueue<Optional<RunStep>>();
    try (var _ = hub.follow(id, queue::add)) {
      RunView view = show(caller, id);
      view.steps().forEach(steps);
      while (!view.ended()) {
        Optional<RunStep> step = queue.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        if (step != null && step.isPresent()) {
          steps.accept(seen(caller, step.get()));
        } else {
          // It has ended, or another server works on it and nobody tells us.
          RunView now = show(caller, id);
          if (step == null) {
            news(view, now).forEach(steps);
          }
          view = now;
        }
      }
      return view;
    }
  }

  private static List<RunView.Step> news(RunView before, RunView now) {
    return now.steps().stream().filter(step -> !before.steps().contains(step)).toList();
  }

  private RunView.Step seen(Caller caller, RunStep step) {
    return catalog.read(
        reading ->
            new RunViews(reading, mesh, caller).of(visible(reading, caller, step.run()), step));
  }

  private Run visible(Reading reading, Caller caller, String id) {
    var kernel = mesh.documents(reading).kernel(reading.now());
    return SeenRuns.get(reading, kernel, caller, id);
  }
}
