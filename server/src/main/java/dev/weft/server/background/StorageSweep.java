package dev.weft.server.background;

import dev.weft.usecases.storage.SweepStorage;
import java.time.Duration;

/// Sweeps storage, and drops releases and previews that are due.
public record StorageSweep(SweepStorage sweep, Duration every) implements Loop {

  @Override
  public String name() {
    return "sweep-storage";
  }

  @Override
  public void turn() {
    sweep.sweepAndDrop();
  }
}
