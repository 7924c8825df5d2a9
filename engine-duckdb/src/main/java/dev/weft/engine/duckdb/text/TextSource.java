package dev.weft.engine.duckdb.text;

/// Where engines for texts come from. Thread-safe.
public interface TextSource extends AutoCloseable {

  /// One that is alive and, if possible, not busy. What is defined in one is unknown to others.
  TextEngine engine();

  @Override
  void close();
}
