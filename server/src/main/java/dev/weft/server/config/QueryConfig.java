package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;

/// What one query may cost.
///
/// @param rows sent at most, whatever limit the caller asks for
/// @param bytes of the result
public record QueryConfig(long rows, long bytes, Duration time) {

  static final Setting ROWS =
      new Setting("query-rows", Shape.NUMBER, "100000000", "The most rows a query sends.");
  static final Setting BYTES =
      new Setting("query-bytes", Shape.BYTES, "8GB", "The largest result of a query.");
  static final Setting TIME =
      new Setting("query-time", Shape.DURATION, "5m", "How long a query may take, at most 1h.");

  static final List<Setting> ALL = List.of(ROWS, BYTES, TIME);

  /// Storage spares files for longer than that, so that no query loses what it reads.
  private static final Duration LONGEST = Duration.ofHours(1);

  public QueryConfig {
    if (rows < 1) {
      throw ConfigErrors.outside("query-rows", rows, "1 or more");
    }
    if (bytes < 1024) {
      throw ConfigErrors.outside("query-bytes", bytes, "1KB or more");
    }
    if (time.compareTo(Duration.ofMillis(100)) < 0 || time.compareTo(LONGEST) > 0) {
      throw ConfigErrors.outside("query-time", time, "between 100ms and 1h");
    }
  }

  static QueryConfig of(Settings settings) {
    return settings.part(
        () ->
            new QueryConfig(settings.number(ROWS), settings.bytes(BYTES), settings.duration(TIME)),
        () -> of(new Settings(List.of())));
  }
}
