package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;

/// What capturing one table of a database may take.
///
/// @param bytes of the copy that the database makes, which lies in the data folder meanwhile
public record CaptureConfig(long rows, long bytes, Duration time) {

  static final Setting ROWS =
      new Setting(
          "capture-rows", Shape.NUMBER, "500000000", "The most rows of a table of a database.");
  static final Setting BYTES =
      new Setting(
          "capture-bytes",
          Shape.BYTES,
          "64GB",
          "The largest copy of such a table; it lies in the data folder until it is read.");
  static final Setting TIME =
      new Setting(
          "capture-time",
          Shape.DURATION,
          "1h",
          "How long a database may take to copy it, at most 1d.");

  static final List<Setting> ALL = List.of(ROWS, BYTES, TIME);

  private static final Duration LONGEST = Duration.ofDays(1);

  public CaptureConfig {
    if (rows < 1) {
      throw ConfigErrors.outside("capture-rows", rows, "1 or more");
    }
    if (bytes < 1024) {
      throw ConfigErrors.outside("capture-bytes", bytes, "1KB or more");
    }
    if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw ConfigErrors.outside("capture-time", time, "between 1s and 1d");
    }
  }

  static CaptureConfig of(Settings settings) {
    return settings.part(
        () ->
            new CaptureConfig(
                settings.number(ROWS), settings.bytes(BYTES), settings.duration(TIME)),
        () -> of(new Settings(List.of())));
  }
}
