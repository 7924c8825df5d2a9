package dev.weft.usecases.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as it stands.
///
/// @param kind build, preview or rollback
/// @param state queued, running, succeeded, failed, cancelled or lost
/// @param release address of what it published
/// @param preview how SQL addresses what it previewed: `operations."departures@1.0.0-preview.3"`
public record RunView(
    String id,
    String product,
    int major,
    String version,
    long revision,
    String kind,
    String state,
    String by,
    @Nullable String startedAt,
    @Nullable String endedAt,
    @Nullable String release,
    @Nullable String preview,
    @Nullable Failure error,
    List<Step> steps,
    List<CheckView> checks) {

  /// Why it ended without success.
  public record Failure(String code, String message, String remedy) {}

  /// One step.
  ///
  /// @param kind capture, transform, check or publish
  public record Step(
      String name,
      String kind,
      String state,
      @Nullable Long rows,
      @Nullable Long rejected,
      @Nullable Long millis,
      String message) {}

  public boolean ended() {
    return switch (state) {
      case "queued", "running" -> false;
      default -> true;
    };
  }
}
