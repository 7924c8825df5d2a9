package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.util.List;

/// How runs are worked off.
///
/// @param tables built at once, over all runs
public record RunConfig(int tables) {

  static final Setting TABLES =
      new Setting("run-tables", Shape.NUMBER, "2", "Tables built at once, over all runs.");

  static final List<Setting> ALL = List.of(TABLES);

  public RunConfig {
    if (tables < 1 || tables > 256) {
      throw ConfigErrors.outside("run-tables", tables, "between 1 and 256");
    }
  }

  static RunConfig of(Settings settings) {
    return settings.part(
        () -> new RunConfig(settings.number(TABLES)), () -> of(new Settings(List.of())));
  }
}
