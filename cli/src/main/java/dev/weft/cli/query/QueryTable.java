package dev.weft.cli.query;

import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A result as an aligned table. The first rows decide how wide the columns are; the others follow
/// as they come, so that a long result needs no memory.
final class QueryTable {

  private static final int SAMPLE = 1000;

  private final Console console;
  private final CsvRows rows;
  private final long limit;

  /// @param limit rows to show; one more is expected from the server when there are more; 0 for all
  QueryTable(Console console, CsvRows rows, long limit) {
    this.console = console;
    this.rows = rows;
    this.limit = limit;
  }

  /// Prints the table, then on stderr how many rows it has, or that it was cut.
  void print() throws IOException {
    Optional<List<String>> headings = rows.next();
    if (headings.isEmpty()) {
      return;
    }
    List<List<String>> sample = new ArrayList<>();
    long shown = 0;
    Optional<List<String>> row = rows.next();
    while (row.isPresent() && sample.size() < SAMPLE && !isFull(shown)) {
      sample.add(whole(row.get(), headings.get().size()));
      shown++;
      row = rows.next();
    }
    Table table = new Table(headings.get(), sample);
    int width = console.terminal().dataWidth();
    table.lines(width, console.dataStyle()).forEach(console::print);
    Table.Layout layout = table.layout(width);
    while (row.isPresent() && !isFull(shown)) {
      console.print(layout.line(whole(row.get(), headings.get().size())));
      shown++;
      row = rows.next();
    }
    console.say(row.isPresent() ? cut() : Spans.count(shown, "row"));
  }

  private boolean isFull(long shown) {
    return limit > 0 && shown >= limit;
  }

  private String cut() {
    return "There are more than these "
        + Spans.count(limit, "row")
        + ": --limit 0 shows all, -o csv writes them for a program.";
  }

  private static List<String> whole(List<String> row, int columns) throws IOException {
    if (row.size() != columns) {
      throw new IOException("a row has " + row.size() + " values instead of " + columns);
    }
    return row;
  }
}
