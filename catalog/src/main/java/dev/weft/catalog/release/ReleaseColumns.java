package dev.weft.catalog.release;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.store.Json;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes the columns of a release and what each is made of.
final class ReleaseColumns {

  private static final int BATCH = 500;

  private final Change change;
  private final Map<String, Long> ids = new HashMap<>();

  ReleaseColumns(Change change) {
    this.change = change;
  }

  void insert(Release release, ReleaseKey key) {
    columns(release, key);
    release.inputs().forEach(this::inputs);
    edges(release);
  }

  void delete(ReleaseKey key) {
    for (String sql :
        List.of(
            """
            delete from column_edge where id in
              (select id from released_column
               where product = :product and kind = :kind and number = :number)
            """,
            "delete from released_column where product = :product and kind = :kind and number = :number",
            "delete from raised_column where product = :product and kind = :kind and number = :number",
            "delete from raised_before where product = :product and kind = :kind and number = :number")) {
      change
          .update(sql)
          .bind("product", key.product().toString())
          .bind("kind", key.kind().name())
          .bind("number", key.number())
          .execute();
    }
  }

  private void columns(Release release, ReleaseKey key) {
    var rows = new Batched();
    long next = take(release.tables().values().stream().mapToLong(t -> names(t).size()).sum());
    for (ReleasedTable table : release.tables().values()) {
      for (String column : names(table)) {
        ids.put(name(table.name(), column), ++next);
        rows.of(
                """
                insert into released_column
                  (id, product, kind, number, major, table_name, column_name, column_key)
                values (:id, :product, :kind, :number, :major, :table, :column, :key)
                """)
            .bind("id", next)
            .bind("product", key.product().toString())
            .bind("kind", key.kind().name())
            .bind("number", key.number())
            .bind("major", release.id().version().major())
            .bind("table", table.name())
            .bind("column", column)
            .bind("key", table.key(column))
            .add();
      }
    }
    rows.end();
  }

  /// The number before the first of so many.
  private long take(long count) {
    return change
            .query("update column_counter set last = last + :count where id = 1 returning last")
            .bind("count", count)
            .mapTo(Long.class)
            .one()
        - count;
  }

  private void inputs(ReleaseId input) {
    change
        .query(
            """
            select id, table_name, column_name from released_column
            where product = :product and kind = 'RELEASE' and number = :number
            """)
        .bind("product", input.product().toString())
        .bind("number", input.number())
        .map(
            (row, context) ->
                ids.put(
                    input.product()
                        + "@"
                        + input.version().major()
                        + ":"
                        + name(row.getString("table_name"), row.getString("column_name")),
                    row.getLong("id")))
        .list();
  }

  private void edges(Release release) {
    var rows = new Batched();
    for (ReleasedTable table : release.tables().values()) {
      for (OutputColumn column : table.lineage().columns()) {
        for (ColumnRef input : column.inputs()) {
          Long to = ids.get(name(input.table(), input.column()));
          Long from = ids.get(name(table.name(), column.name()));
          if (to != null && from != null) {
            rows.of(
                    """
                    insert into column_edge (id, input, agreement, lowered)
                    values (:id, :input, :agreement, :lowered)
                    """)
                .bind("id", from)
                .bind("input", to)
                .bind("agreement", table.provenance().agreements().get(input.table()))
                .bind("lowered", Json.write(lowered(table, column.name(), input)))
                .add();
          }
        }
      }
    }
    rows.end();
  }

  private static LoweredRow lowered(ReleasedTable table, String column, ColumnRef input) {
    return new LoweredRow(
        table.provenance().lowered().stream()
            .filter(one -> one.column().equals(column) && one.input().equals(input))
            .toList());
  }

  /// The JSON of an edge.
  record LoweredRow(List<Lowered> lowered) {}

  private static SortedSet<String> names(ReleasedTable table) {
    var names = new TreeSet<>(table.labels().keySet());
    table.lineage().columns().forEach(column -> names.add(column.name()));
    return names;
  }

  /// Own tables by their bare names, those of inputs as lineage writes them.
  private static String name(String table, String column) {
    return table + "\0" + column;
  }

  /// Rows of one statement, sent some hundreds at a time.
  private final class Batched {
    private Optional<PreparedBatch> batch = Optional.empty();

    PreparedBatch of(String sql) {
      if (batch.isPresent() && batch.get().size() >= BATCH) {
        end();
      }
      if (batch.isEmpty()) {
        batch = Optional.of(change.batch(sql));
      }
      return batch.get();
    }

    void end() {
      batch.filter(rows -> rows.size() > 0).ifPresent(PreparedBatch::execute);
      batch = Optional.empty();
    }
  }
}
