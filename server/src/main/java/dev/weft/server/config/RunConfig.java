package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;

/// How runs are worked off.
///
/// @param slots runs at once
/// @param tables tables of one run at once
/// @param previews how long a preview is kept
public record RunConfig(int slots, int tables, Duration time, Duration previews) {

  static final Setting SLOTS = new Setting("run-slots", Shape.NUMBER, "2", "Runs at once.");
  static final Setting TABLES =
      new Setting("run-tables", Shape.NUMBER, "2", "Tables of one run at once.");
  static final Setting TIME =
      new Setting("run-time", Shape.DURATION, "6h", "How long a run may take.");
  static final Setting PREVIEWS =
      new Setting("preview-keep", Shape.DURATION, "7d", "How long a preview is kept.");

  static final List<Setting> ALL = List.of(SLOTS, TABLES, TIME, PREVIEWS);

  public RunConfig {
    if (slots < 1 || slots > 256) {
      throw ConfigErrors.outside("run-slots", slots, "between 1 and 256");
    }
    if (tables < 1 || tables > 256) {
      throw ConfigErrors.outside("run-tables", tables, "between 1 and 256");
    }
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      throw ConfigErrors.outside("run-time", time, "1s or more");
    }
    if (previews.compareTo(Duration.ofMinutes(1)) < 0) {
      throw ConfigErrors.outside("preview-keep", previews, "1m or more");
    }
  }

  static RunConfig of(Settings settings) {
    return settings.part(
        () ->
            new RunConfig(
                settings.number(SLOTS),
                settings.number(TABLES),
                settings.duration(TIME),
                settings.duration(PREVIEWS)),
        () -> of(new Settings(List.of())));
  }
}
