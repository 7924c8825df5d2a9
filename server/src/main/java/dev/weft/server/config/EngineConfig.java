package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.util.List;

/// What the engine may use.
///
/// @param memory bytes over all work at once
/// @param threads over all work at once
/// @param spill bytes it may put on disk below the data folder
public record EngineConfig(long memory, int threads, long spill) {

  static final Setting MEMORY =
      new Setting(
          "engine-memory", Shape.BYTES, "1GB", "Memory of the engine, over all work at once.");
  static final Setting THREADS =
      new Setting(
          "engine-threads",
          Shape.NUMBER,
          "0",
          "Threads of the engine, over all work at once; 0 takes one for each processor.");
  static final Setting SPILL =
      new Setting(
          "engine-spill",
          Shape.BYTES,
          "16GB",
          "What the engine may put on disk when its memory is not enough.");

  static final List<Setting> ALL = List.of(MEMORY, THREADS, SPILL);

  public EngineConfig {
    if (memory < 64L << 20) {
      throw ConfigErrors.outside("engine-memory", memory, "64MB or more");
    }
    if (threads > 1024) {
      throw ConfigErrors.outside("engine-threads", threads, "between 0 and 1024");
    }
    threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  static EngineConfig of(Settings settings) {
    return settings.part(
        () ->
            new EngineConfig(
                settings.bytes(MEMORY), settings.number(THREADS), settings.bytes(SPILL)),
        () -> of(new Settings(List.of())));
  }
}
