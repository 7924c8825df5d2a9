package dev.weft.engine.duckdb.pool;

/// Files that cannot be linked into a worker's folder, because they lie on another file system or
/// theirs knows no links.
final class UnlinkableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnlinkableException(Throwable cause) {
    super("A file cannot be linked", cause);
  }
}
