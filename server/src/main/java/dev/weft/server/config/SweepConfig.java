package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;

/// How storage is swept.
///
/// @param every time between two sweeps
public record SweepConfig(Duration every) {

  static final Setting EVERY =
      new Setting("sweep-every", Shape.DURATION, "1h", "Time between two sweeps of storage.");

  static final List<Setting> ALL = List.of(EVERY);

  public SweepConfig {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw ConfigErrors.outside("sweep-every", every, "1s or more");
    }
  }

  static SweepConfig of(Settings settings) {
    return settings.part(
        () -> new SweepConfig(settings.duration(EVERY)), () -> of(new Settings(List.of())));
  }
}
