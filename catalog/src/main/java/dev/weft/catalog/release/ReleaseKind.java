package dev.weft.catalog.release;

/// Whether a release was published or only tried.
public enum ReleaseKind {
  RELEASE,
  PREVIEW
}
