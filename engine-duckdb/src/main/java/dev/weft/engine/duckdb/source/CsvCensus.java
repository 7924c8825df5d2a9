package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Counts which values of each column of a CSV file would be of which type.
final class CsvCensus {

  private static final int MOST_AT_ONCE = 2_000;

  /// The engine turns so many rows at once.
  private static final int ROWS_AT_ONCE = 2_048;

  /// What the values of these rows may take.
  private static final long MOST_BYTES = 64L << 20;

  /// What the engine keeps of a text beside it.
  private static final int BYTES_AROUND_TEXT = 16;

  private final Session session;
  private final CsvRows rows;

  CsvCensus(Session session, CsvRows rows) {
    this.session = session;
    this.rows = rows;
  }

  /// The counts of one column.
  ///
  /// @param rows of the file
  private record Counted(int column, long rows, TextCounts counts) {}

  /// Reads the file once, or once for every so many columns.
  Seen seen() {
    int all = rows.columns().size();
    int some = atOnce();
    List<Counted> counted = new ArrayList<>();
    for (int begin = 0; begin < all; begin += some) {
      counted.addAll(part(begin, Math.min(all, begin + some)));
    }
    // of a file without rows there are no groups
    return counted.isEmpty()
        ? seen(IntStream.range(0, all).mapToObj(i -> new Counted(i, 0, TextCounts.NONE)).toList())
        : seen(counted);
  }

  /// As many columns as fit into memory with values as long as those at the beginning of the file.
  private int atOnce() {
    String text = Opening.text(rows.file());
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    long each = BYTES_AROUND_TEXT + text.length() / lines / rows.columns().size();
    return Math.clamp(MOST_BYTES / ROWS_AT_ONCE / each, 1, MOST_AT_ONCE);
  }

  private List<Counted> part(int begin, int end) {
    String values =
        IntStream.range(begin, end)
            .mapToObj(CsvRows::raw)
            .collect(Collectors.joining(", ", "unnest([", "]) AS text"));
    return session.rows(
        "SELECT number, count(*), "
            + TextCounts.of("text")
            + " FROM (SELECT "
            + values
            + ", unnest(range("
            + begin
            + ", "
            + end
            + ")) AS number FROM ("
            + rows.rows()
            + ")) GROUP BY number ORDER BY number",
        row -> new Counted(Math.toIntExact(row.number(1)), row.number(2), TextCounts.read(row, 3)));
  }

  private Seen seen(List<Counted> counted) {
    List<Seen.Column> columns = new ArrayList<>();
    for (Counted each : counted) {
      String name = rows.columns().get(each.column());
      columns.add(
          new Seen.Column(
              each.counts().profile(name, each.rows()),
              CsvRows.raw(each.column()),
              each.counts().distinct()));
    }
    return new Seen(counted.getFirst().rows(), columns);
  }
}
