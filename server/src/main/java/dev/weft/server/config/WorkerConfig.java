package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The processes in which queries run.
///
/// @param count of those for short statements; half as many, at least one, are for long ones
/// @param memory bytes of their engines, over all of them
/// @param queue statements that may wait for one
/// @param cache file for ahead-of-time loading; empty for none
public record WorkerConfig(
    int count, long memory, int queue, Isolation isolation, Driver driver, String cache) {

  /// How much of a worker's jail must hold.
  public enum Isolation {
    /// All of it, else the server does not start.
    REQUIRE,
    /// What the system grants.
    BEST_EFFORT
  }

  /// How a worker reaches the engine.
  public enum Driver {
    NATIVE,
    JDBC
  }

  static final Setting COUNT =
      new Setting(
          "worker-count",
          Shape.NUMBER,
          "0",
          "Processes for short queries, and half as many for long ones; 0 takes one for each"
              + " processor.");
  static final Setting MEMORY =
      new Setting(
          "worker-memory",
          Shape.BYTES,
          "2GB",
          "Memory of the engines in all of them; one for long queries has twice the share of one for"
              + " short ones.");
  static final Setting QUEUE =
      new Setting(
          "worker-queue",
          Shape.NUMBER,
          "64",
          "Queries that may wait for a process; more are answered with 429.");
  static final Setting ISOLATION =
      new Setting(
          "worker-isolation",
          Shape.TEXT,
          "best_effort",
          "`require` does not start unless every guard around queries holds, `best_effort` runs with"
              + " those that the system grants; `weft doctor` shows them.");
  static final Setting DRIVER =
      new Setting(
          "worker-driver",
          Shape.TEXT,
          "native",
          "How queries reach the engine: `native`, or `jdbc` where that does not work.");
  static final Setting CACHE =
      new Setting(
          "worker-cache",
          Shape.TEXT,
          "",
          "The file with which these processes start faster; bin/weft sets it.");

  static final List<Setting> ALL = List.of(COUNT, MEMORY, QUEUE, ISOLATION, DRIVER, CACHE);

  private static final long LEAST = 64L << 20;

  public WorkerConfig {
    if (count > 64) {
      throw ConfigErrors.outside("worker-count", count, "between 0 and 64");
    }
    count = count == 0 ? Math.min(64, Runtime.getRuntime().availableProcessors()) : count;
    long shares = count + 2L * Math.max(1, count / 2);
    if (memory / shares < LEAST) {
      throw ConfigErrors.outside("worker-memory", memory, shares + " times 64MB or more");
    }
    if (queue > 10_000) {
      throw ConfigErrors.outside("worker-queue", queue, "between 0 and 10000");
    }
  }

  static WorkerConfig of(Settings settings) {
    return settings.part(
        () ->
            new WorkerConfig(
                settings.number(COUNT),
                settings.bytes(MEMORY),
                settings.number(QUEUE),
                choice(ISOLATION, Isolation.class, settings),
                choice(DRIVER, Driver.class, settings),
                settings.text(CACHE)),
        () -> of(new Settings(List.of())));
  }

  private static <E extends Enum<E>> E choice(Setting setting, Class<E> type, Settings settings) {
    String word = settings.text(setting);
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ConfigErrors.outside(
                    setting.key(),
                    "'" + word + "'",
                    "one of "
                        + all.stream()
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
