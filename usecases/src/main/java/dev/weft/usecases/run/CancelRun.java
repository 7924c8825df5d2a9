package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Run;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.Duration;

/// Stops a run; what it wrote is thrown away, the last release stays.
public final class CancelRun {

  private static final int LOOKS = 60;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final RunHub hub;

  public CancelRun(Catalog catalog, AppliedMesh mesh, RunHub hub) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.hub = hub;
  }

  /// Stops a run and waits until it has ended: cancelled, or published in the last moment. One that
  /// another server works on for half a minute at most, then the answer says that it still runs.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_NOT_FOUND, also when the caller may not see it;
  ///   ACCESS_ROLE; RUN_ENDED when it had ended already
  public RunView cancel(Caller caller, String id) throws InterruptedException {
    Run run =
        catalog.read(
            reading -> {
              var kernel = mesh.documents(reading).kernel(reading.now());
              Run found = SeenRuns.get(reading, kernel, caller, id);
              kernel.inDomain(caller.principal(), Action.BUILD, found.product().domain()).orThrow();
              if (found.state().ended()) {
                throw RunFailures.ended(found);
              }
              return found;
            });
    if (hub.cancel(run.id())) {
      hub.await(run.id());
    } else {
      stopElsewhere(caller, run.id());
    }
    return catalog.read(reading -> new RunViews(reading, mesh, caller).of(reading.runs().get(id)));
  }

  private void stopElsewhere(Caller caller, String id) throws InterruptedException {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          writing.runs().askToStop(id);
          return id;
        });
    for (int look = 0; look < LOOKS && !hasEnded(id); look++) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private boolean hasEnded(String id) {
    return catalog.read(reading -> reading.runs().get(id).state().ended());
  }
}
