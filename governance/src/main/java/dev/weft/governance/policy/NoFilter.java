package dev.weft.governance.policy;

import dev.cel.common.CelSourceLocation;

/// A sound expression that cannot be a filter of the table.
final class NoFilter extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient CelSourceLocation location;
  private final String remedy;

  NoFilter(CelSourceLocation location, String message, String remedy) {
    super(message);
    this.location = location;
    this.remedy = remedy;
  }

  CelSourceLocation location() {
    return location;
  }

  String remedy() {
    return remedy;
  }
}
