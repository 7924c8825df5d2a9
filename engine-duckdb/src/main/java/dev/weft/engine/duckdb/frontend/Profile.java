package dev.weft.engine.duckdb.frontend;

/// What a statement is for, and with it which functions it may use.
public enum Profile {
  /// Read once for a person: the clock and chance are allowed.
  QUERY,
  /// Makes tables: the same inputs give the same rows, so neither the clock nor chance.
  BUILD
}
