package dev.weft.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Rows below headings, in columns that line up. Columns of numbers stand to the right.
///
/// @param headings one per column
/// @param rows each as long as the headings
public record Table(List<String> headings, List<List<String>> rows) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9][0-9,_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  public Table {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// The lines of the table, the headings first; no line is wider than `width` cells.
  public List<String> lines(int width, Style style) {
    List<String> lines = new ArrayList<>();
    Layout layout = layout(width);
    lines.add(style.strong(layout.line(headings)));
    rows.forEach(row -> lines.add(layout.line(row)));
    return lines;
  }

  /// Where the columns of these rows stand; good for more rows of the same kind.
  public Layout layout(int width) {
    int columns = headings.size();
    int[] widths = new int[columns];
    boolean[] right = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths[column] =
          IntStream.concat(
                  IntStream.of(Width.of(Width.tame(headings.get(at)))),
                  rows.stream().mapToInt(row -> Width.of(Width.tame(row.get(at)))))
              .max()
              .orElse(0);
      right[column] = isNumeric(column);
    }
    shrink(widths, width);
    return new Layout(widths, right, width);
  }

  private boolean isNumeric(int column) {
    return rows.stream().anyMatch(row -> !row.get(column).isEmpty())
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
  }

  /// Takes from the widest column, one cell at a time, until the line fits or nothing is wide.
  private static void shrink(int[] widths, int width) {
    int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
    while (excess > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  /// Widths and sides of columns.
  public static final class Layout {
    private final int[] widths;
    private final boolean[] right;
    private final int width;

    Layout(int[] widths, boolean[] right, int width) {
      this.widths = widths;
      this.right = right;
      this.width = width;
    }

    /// One row. A cell wider than its column is cut only where the width is limited.
    public String line(List<String> cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = Width.tame(cells.get(i));
        String shown = width == Integer.MAX_VALUE ? cell : Width.cut(cell, widths[i]);
        String fill = Width.fill(shown, widths[i]);
        line.append(i == 0 ? "" : GAP).append(right[i] ? fill + shown : shown + fill);
      }
      return width == Integer.MAX_VALUE
          ? line.toString().stripTrailing()
          : Width.cut(line.toString().stripTrailing(), width);
    }
  }
}
