package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type.Primitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values that occur more than once, per list of columns in one scan at most.
///
/// Whole numbers that lie close together (running numbers, most keys) are marked in a bit set,
/// several times faster than grouping. All others are hashed and the hashes sorted, a third of the
/// work of grouping: equal values have equal hashes. Only when a mark is hit twice, or two hashes
/// are equal, are the values themselves grouped.
final class Duplicates {

  /// What occurs more than once.
  ///
  /// @param rows rows that share their value with another
  /// @param values such values, each once
  record Count(long rows, long values) {}

  private static final Count NONE = new Count(0, 0);
  private static final long SPREAD = 16;
  private static final long MOST_BITS = 500_000_000L;

  private final Session session;
  private final CheckedTable table;
  private final Census census;
  private final Map<List<String>, Count> known = new HashMap<>();

  Duplicates(Session session, CheckedTable table, Census census) {
    this.session = session;
    this.table = table;
    this.census = census;
  }

  /// What the census must know beforehand about the columns.
  List<String> questions(List<String> columns) {
    return isWholeNumber(columns)
        ? List.of(least(columns.getFirst()), most(columns.getFirst()), present(columns.getFirst()))
        : List.of();
  }

  /// Rows with a null among the columns do not count, nor those with an object that could not be
  /// read in full.
  Count of(List<String> columns) {
    return known.computeIfAbsent(columns, this::count);
  }

  private Count count(List<String> columns) {
    boolean unique =
        (isWholeNumber(columns) && bitsAreUnique(columns.getFirst())) || hashesAreUnique(columns);
    return unique ? NONE : grouped(columns);
  }

  private boolean bitsAreUnique(String column) {
    @Nullable Long least = census.find(least(column));
    @Nullable Long most = census.find(most(column));
    long present = census.get(present(column));
    if (least == null || most == null) {
      return true;
    }
    long spread = most - least;
    if (spread < 0 || spread > Math.min(MOST_BITS, present * SPREAD) || least == Long.MIN_VALUE) {
      return false;
    }
    String bits =
        "bit_count(bitstring_agg(" + SqlText.name(column) + ", " + least + ", " + most + "))";
    return session.row("SELECT " + bits + " FROM " + table.view(), row -> row.number(1)) == present;
  }

  private boolean hashesAreUnique(List<String> columns) {
    String hashes =
        "SELECT hash("
            + names(columns)
            + ") AS h FROM "
            + table.view()
            + " WHERE "
            + present(columns);
    return session.row(
        "SELECT count(*) FILTER (WHERE h = before) = 0 FROM"
            + " (SELECT h, lag(h) OVER (ORDER BY h) AS before FROM ("
            + hashes
            + "))",
        row -> row.truth(1));
  }

  private Count grouped(List<String> columns) {
    return session.row(
        "SELECT coalesce(sum(n) FILTER (WHERE n > 1), 0), count(*) FILTER (WHERE n > 1) FROM"
            + " (SELECT count(*) AS n FROM "
            + table.view()
            + " WHERE "
            + present(columns)
            + " GROUP BY "
            + names(columns)
            + ")",
        row -> new Count(row.number(1), row.number(2)));
  }

  private static String names(List<String> columns) {
    return columns.stream().map(SqlText::name).collect(Collectors.joining(", "));
  }

  private String present(List<String> columns) {
    return columns.stream().map(table::isWhole).collect(Collectors.joining(" AND "));
  }

  private boolean isWholeNumber(List<String> columns) {
    return columns.size() == 1
        && table
            .schema()
            .column(columns.getFirst())
            .map(Column::type)
            .filter(type -> type == Primitive.INT || type == Primitive.LONG)
            .isPresent();
  }

  private static String least(String column) {
    return "min(" + SqlText.name(column) + ")";
  }

  private static String most(String column) {
    return "max(" + SqlText.name(column) + ")";
  }

  private static String present(String column) {
    return "count(" + SqlText.name(column) + ")";
  }
}
