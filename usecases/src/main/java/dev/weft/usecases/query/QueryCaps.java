package dev.weft.usecases.query;

import java.time.Duration;

/// What one statement may cost at most, whoever asks.
public record QueryCaps(long rows, long bytes, Duration time) {
  public static final QueryCaps STANDARD =
      new QueryCaps(50_000_000, 8L << 30, Duration.ofMinutes(5));
}
