package dev.weft.catalog.run;

/// What a run is for.
public enum RunKind {
  BUILD,
  PREVIEW,
  ROLLBACK
}
