package dev.weft.catalog.run;

import dev.weft.model.product.ProductId;
import dev.weft.model.run.RunState;
import java.util.Optional;

/// One execution of a build.
///
/// @param queuedAt microseconds since the epoch
/// @param releaseNumber what it published, or the preview's number
/// @param failure why it failed; only then
/// @param progress a JSON object, `{}` at first
public record Run(
    String id,
    ProductId product,
    int major,
    long revision,
    RunKind kind,
    RunState state,
    Optional<String> key,
    String by,
    long queuedAt,
    Optional<Long> startedAt,
    Optional<Long> endedAt,
    Optional<Long> releaseNumber,
    Optional<Failure> failure,
    String progress) {

  /// Why a run ended without success.
  ///
  /// @param code an error code such as `W-RUN-001`
  /// @param remedy what to do about it; may be empty
  public record Failure(String code, String message, String remedy) {}

  /// Where a list of runs goes on: behind this one.
  public record Cursor(long queuedAt, String id) {
    /// Before the oldest run.
    public static final Cursor OLDEST = new Cursor(Long.MIN_VALUE, "");

    /// Before the newest run.
    public static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, "");
  }

  public Cursor cursor() {
    return new Cursor(queuedAt, id);
  }
}
