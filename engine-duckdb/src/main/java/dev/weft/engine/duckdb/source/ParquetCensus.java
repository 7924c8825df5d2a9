package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts what the columns of a Parquet file lack; their types the file says itself.
final class ParquetCensus {

  private static final Set<String> SIGNED =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE");

  private final Session session;
  private final ParquetRows rows;

  ParquetCensus(Session session, ParquetRows rows) {
    this.session = session;
    this.rows = rows;
  }

  Seen seen() {
    Set<Integer> required = required();
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    for (int i = 0; i < rows.columns().size(); i++) {
      String raw = "_r_" + i;
      counts.add("count(" + raw + ")");
      counts.add(isNested(i) ? "0" : "approx_count_distinct(" + raw + ")");
      counts.add(isSigned(i) ? "count(CASE WHEN " + raw + " < 0 THEN 1 END)" : "-1");
    }
    String sql = "SELECT " + String.join(", ", counts) + " FROM (" + rows.from() + ")";
    return session.row(sql, row -> seen(row, required));
  }

  private Seen seen(Row row, Set<Integer> required) {
    List<Seen.Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      int at = 2 + 3 * i;
      columns.add(
          new Seen.Column(
              new ColumnProfile(
                  rows.columns().get(i),
                  // 32 bits here, and 64 to everybody else
                  rows.types().get(i).replaceAll("\\bFLOAT\\b", "REAL"),
                  required.contains(i) ? Known.TYPE_AND_REQUIRED : Known.TYPE,
                  row.number(1) - row.number(at),
                  row.number(at + 2) == 0),
              "_r_" + i,
              row.number(at + 1)));
    }
    return new Seen(row.number(1), columns);
  }

  private boolean isNested(int column) {
    return rows.types().get(column).matches(".*[\\[(].*") && !isDecimal(column);
  }

  private boolean isDecimal(int column) {
    return rows.types().get(column).startsWith("DECIMAL");
  }

  private boolean isSigned(int column) {
    return SIGNED.contains(rows.types().get(column)) || isDecimal(column);
  }

  /// The columns that the file says have a value in every row, by their places. The schema is a
  /// tree, written as a list of nodes with the number of their children.
  private Set<Integer> required() {
    record Branch(boolean required, long children) {}
    List<Branch> nodes =
        session.rows(
            "SELECT repetition_type = 'REQUIRED', coalesce(num_children, 0) FROM parquet_schema("
                + SqlText.file(rows.file().path())
                + ")",
            row -> new Branch(row.truth(1), row.number(2)));
    Set<Integer> required = new HashSet<>();
    int column = 0;
    int at = 1;
    while (at < nodes.size()) {
      if (nodes.get(at).required()) {
        required.add(column);
      }
      column++;
      long open = nodes.get(at++).children();
      while (open > 0 && at < nodes.size()) {
        open += nodes.get(at++).children() - 1;
      }
    }
    return required;
  }
}
