package dev.weft.engine.duckdb.tree;

/// A tree has something that the allow-list does not know. The front end makes the caller's error
/// of it.
public final class TreeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String construct;
  private final String remedy;
  private final long offset;

  /// Refuses one construct.
  ///
  /// @param construct in people's words, for instance `a parameter`
  /// @param remedy what to do instead; empty when there is nothing
  /// @param offset bytes into the text's UTF-8, -1 when unknown
  public TreeRefusal(String construct, String remedy, long offset) {
    super(construct);
    this.construct = construct;
    this.remedy = remedy;
    this.offset = offset;
  }

  public String construct() {
    return construct;
  }

  public String remedy() {
    return remedy;
  }

  public long offset() {
    return offset;
  }
}
