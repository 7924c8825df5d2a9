package dev.weft.engine.duckdb.text;

import java.time.Duration;
import java.util.function.Supplier;

/// Where engines for texts come from. Thread-safe.
public interface TextSource extends AutoCloseable {

  /// One that is alive and, if possible, not busy. What is defined in one is unknown to others.
  TextEngine engine();

  /// Does work in which engines are asked for no longer than this, waiting for them included; what
  /// takes longer throws `WeftException` SQL_TIMEOUT, as far as an engine can be ended.
  <T> T within(Duration time, Supplier<T> work);

  @Override
  void close();
}
