package dev.weft.cli.format;

import dev.weft.cli.terminal.Table;
import dev.weft.cli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Builds what people read about one thing: fields below each other, then tables.
public final class Lines {

  private final List<String> lines = new ArrayList<>();
  private final int width;

  public Lines(int width) {
    this.width = width;
  }

  /// A field, unless it is empty.
  public Lines field(String name, String value) {
    if (!value.isEmpty()) {
      String label = name + Width.fill(name, 12) + "  ";
      lines.add(
          width == Integer.MAX_VALUE
              ? label + Width.tame(value)
              : Width.cut(label + Width.tame(value), width));
    }
    return this;
  }

  public Lines text(String line) {
    lines.add(line);
    return this;
  }

  /// A table below a blank line, unless it has no rows.
  public Lines table(List<JsonNode> items, List<Column> columns) {
    if (!items.isEmpty()) {
      Table table = Answers.tableOf(items, columns);
      lines.add("");
      lines.addAll(table.lines(width, dev.weft.cli.terminal.Style.PLAIN));
    }
    return this;
  }

  public List<String> list() {
    return List.copyOf(lines);
  }
}
