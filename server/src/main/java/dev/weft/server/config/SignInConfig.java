package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;

/// How often somebody may show tokens that open nothing.
///
/// @param failures that many within one pause are too many
/// @param pause how long to wait then
public record SignInConfig(int failures, Duration pause) {

  static final Setting FAILURES =
      new Setting(
          "sign-in-failures",
          Shape.NUMBER,
          "20",
          "As many tokens that are not valid, shown from one address within a pause, make that"
              + " address wait; tokens used within the last hour go on working there.");
  static final Setting PAUSE =
      new Setting(
          "sign-in-pause",
          Shape.DURATION,
          "30s",
          "How long an address waits after too many tokens that are not valid.");

  static final List<Setting> ALL = List.of(FAILURES, PAUSE);

  public SignInConfig {
    if (failures < 1) {
      throw ConfigErrors.outside("sign-in-failures", failures, "1 or more");
    }
    if (!pause.isPositive() || pause.compareTo(Duration.ofHours(1)) > 0) {
      throw ConfigErrors.outside("sign-in-pause", pause, "more than nothing and at most 1h");
    }
  }

  static SignInConfig of(Settings settings) {
    return settings.part(
        () -> new SignInConfig(settings.number(FAILURES), settings.duration(PAUSE)),
        () -> of(new Settings(List.of())));
  }
}
