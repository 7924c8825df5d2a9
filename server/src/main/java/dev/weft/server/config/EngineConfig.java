package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.util.List;

/// What the engine may use for builds, in processes of its own.
///
/// @param memory bytes, shared by the tables that are built at once
/// @param threads of each process
/// @param spill bytes that each may put on disk below the data folder
public record EngineConfig(long memory, int threads, long spill) {

  static final Setting MEMORY =
      new Setting(
          "engine-memory",
          Shape.BYTES,
          "1GB",
          "Memory of the engine for builds; each table that is built has its share.");
  static final Setting THREADS =
      new Setting(
          "engine-threads",
          Shape.NUMBER,
          "0",
          "Threads of each process of the engine; 0 takes one for each processor.");
  static final Setting SPILL =
      new Setting(
          "engine-spill",
          Shape.BYTES,
          "16GB",
          "What each process of the engine may put on disk when its memory is not enough.");

  static final List<Setting> ALL = List.of(MEMORY, THREADS, SPILL);

  static final long LEAST = 64L << 20;

  public EngineConfig {
    if (memory < LEAST) {
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
