package dev.weft.engine.duckdb.write;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.ScanSql;
import dev.weft.engine.tck.FileProbe;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks at Parquet files with DuckDB's own functions.
public final class DuckDbFileProbe implements FileProbe {

  private final DuckDb engine;

  public DuckDbFileProbe(DuckDb engine) {
    this.engine = engine;
  }

  @Override
  public List<String> rows(ScanPlan plan) {
    String texts =
        String.join(
            ", ",
            plan.schema().names().stream()
                .map(name -> "coalesce(CAST(" + SqlText.name(name) + " AS VARCHAR), '-')")
                .toList());
    try (Session session = engine.session(new Cancellation())) {
      return session.rows(
          "SELECT concat_ws('|', " + texts + ") FROM (" + ScanSql.select(plan) + ")",
          row -> row.string(1));
    }
  }

  @Override
  public SortedMap<String, Integer> fieldIds(WrittenFile file) {
    SortedMap<String, Integer> ids = new TreeMap<>();
    Deque<Level> open = new ArrayDeque<>();
    try (Session session = engine.session(new Cancellation())) {
      session.rows(
          "SELECT name, field_id, coalesce(num_children, 0) FROM parquet_schema("
              + SqlText.file(Path.of(file.path()))
              + ")",
          row -> {
            while (!open.isEmpty() && open.peek().left == 0) {
              open.pop();
            }
            String path = open.isEmpty() ? "" : open.peek().child(row.string(1));
            if (!row.isNull(2)) {
              ids.put(path, (int) row.number(2));
            }
            boolean hidden = row.isNull(2) && !open.isEmpty();
            open.push(new Level(hidden ? parent(path) : path, (int) row.number(3)));
            return path;
          });
    }
    return ids;
  }

  @Override
  public List<Long> rowGroups(WrittenFile file) {
    try (Session session = engine.session(new Cancellation())) {
      return new ArrayList<>(
          session.rows(
              "SELECT min(least(coalesce(nullif(dictionary_page_offset, 0), data_page_offset),"
                  + " data_page_offset)) FROM parquet_metadata("
                  + SqlText.file(Path.of(file.path()))
                  + ") GROUP BY row_group_id ORDER BY row_group_id",
              row -> row.number(1)));
    }
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  private static final class Level {
    private final String path;
    private int left;

    Level(String path, int left) {
      this.path = path;
      this.left = left;
    }

    String child(String name) {
      left--;
      return path.isEmpty() ? name : path + "." + name;
    }
  }
}
