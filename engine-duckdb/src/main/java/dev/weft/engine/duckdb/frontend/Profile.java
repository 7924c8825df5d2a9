package dev.weft.engine.duckdb.frontend;

/// What a statement is for, and with it which functions it may use.
public enum Profile {
  /// As [#QUERY], by whoever owns all data that can be reached: their tables may have any name.
  TEST,
  /// Read once for a person: the clock and chance are allowed.
  QUERY,
  /// Makes tables: the same inputs give the same rows, so neither the clock nor chance.
  BUILD
}
