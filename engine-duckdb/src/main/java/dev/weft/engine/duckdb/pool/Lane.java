package dev.weft.engine.duckdb.pool;

/// Where a statement runs. All begin in the short lane; what takes longer is begun anew in the long
/// one, whose workers have more memory and less of the processors.
enum Lane {
  SHORT,
  LONG
}
