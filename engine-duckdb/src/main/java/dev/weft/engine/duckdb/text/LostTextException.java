package dev.weft.engine.duckdb.text;

/// The engine that was asked is gone, and with it the tables it knew; nothing was wrong with this
/// text. Whoever began with it begins anew with another engine.
public final class LostTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LostTextException() {
    super("The process that understands texts has ended");
  }
}
