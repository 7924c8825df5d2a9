package dev.weft.cli.failure;

import dev.weft.cli.terminal.Width;

/// The part of a line that is shown with a finding, so that the place it points to can be seen.
///
/// @param caret cells before the place; -1 when it is not known
record Excerpt(String text, int caret) {

  /// So far into a line people still find the caret.
  private static final int NEAR = 120;

  /// What stands before a place that is further in.
  private static final int BEFORE = 40;

  /// @param column of the place, from 1; 0 when it is not known
  static Excerpt of(String line, int column) {
    if (column <= 0) {
      return new Excerpt(line, -1);
    }
    int points = Math.min(column - 1, line.codePointCount(0, line.length()));
    int at = line.offsetByCodePoints(0, points);
    if (points <= NEAR) {
      return new Excerpt(line, Width.of(line.substring(0, at)));
    }
    int begin = line.offsetByCodePoints(at, -BEFORE);
    String shown = "…" + line.substring(begin);
    return new Excerpt(shown, Width.of("…" + line.substring(begin, at)));
  }
}
