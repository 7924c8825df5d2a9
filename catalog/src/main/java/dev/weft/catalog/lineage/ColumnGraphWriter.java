package dev.weft.catalog.lineage;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.store.Json;
import dev.weft.model.lineage.Carried;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Changes what is declared of columns, and what they carry.
public final class ColumnGraphWriter extends ColumnGraph {

  private final Change change;

  public ColumnGraphWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Replaces what is declared of all columns of a product's major. Belongs to the change of the
  /// contract, which the journal tells.
  @Unjournaled("the revision that declares it is")
  public void declare(ProductId product, int major, Collection<DeclaredColumn> columns) {
    lock();
    change
        .update("delete from declared_labels where product = :product and major = :major")
        .bind("product", product.toString())
        .bind("major", major)
        .execute();
    if (columns.isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into declared_labels (product, major, table_name, column_key, contract, labels)
            values (:product, :major, :table, :key, :contract, :labels)
            """);
    for (DeclaredColumn column : columns) {
      batch
          .bind("product", product.toString())
          .bind("major", major)
          .bind("table", column.table())
          .bind("key", column.key())
          .bind("contract", Json.write(new Labels(column.contract())))
          .bind("labels", Json.write(new Labels(column.labels())))
          .add();
    }
    batch.execute();
  }

  /// Waits for releases that are being published, and makes later ones wait: none of them is
  /// missed.
  @Unjournaled("changes nothing")
  public void lock() {
    change.update("update column_counter set last = last where id = 1").execute();
  }

  /// From now on the columns carry this, as long as their releases last. Everybody who reads one of
  /// the releases sees it, whether old and pinned or current.
  public void raise(Map<ReleasedColumn, Carried> columns) {
    if (columns.isEmpty()) {
      return;
    }
    remember(columns.keySet());
    var batch =
        change.batch(
            """
            insert into raised_column (product, kind, number, table_name, column_name, carried)
            values (:product, :kind, :number, :table, :column, :carried)
            on conflict (product, kind, number, table_name, column_name) do update
            set carried = excluded.carried
            """);
    var releases = new LinkedHashMap<ReleaseKey, Set<String>>();
    columns.forEach(
        (column, carried) -> {
          batch
              .bind("product", column.release().product().toString())
              .bind("kind", column.release().kind().name())
              .bind("number", column.release().number())
              .bind("table", column.table())
              .bind("column", column.column())
              .bind("carried", Json.write(carried))
              .add();
          releases.computeIfAbsent(column.release(), _ -> new TreeSet<>()).add(name(column));
        });
    batch.execute();
    releases.forEach(
        (release, names) ->
            change.record(
                EntryKinds.LABEL_RAISED,
                release.product().toString(),
                Map.of(
                    "kind", release.kind().name(), "number", release.number(), "columns", names)));
  }

  /// Keeps what the columns carried until now, so that older decisions can be made again.
  private void remember(Set<ReleasedColumn> columns) {
    var batch =
        change.batch(
            """
            insert into raised_before
              (product, kind, number, table_name, column_name, until, carried)
            values
              (:product, :kind, :number, :table, :column, :now,
               (select carried from raised_column
                where product = :product and kind = :kind and number = :number
                  and table_name = :table and column_name = :column))
            on conflict (product, kind, number, table_name, column_name, until) do nothing
            """);
    columns.forEach(
        column ->
            batch
                .bind("product", column.release().product().toString())
                .bind("kind", column.release().kind().name())
                .bind("number", column.release().number())
                .bind("table", column.table())
                .bind("column", column.column())
                .bind("now", change.now())
                .add());
    batch.execute();
  }

  private static String name(ReleasedColumn column) {
    return column.table() + "#" + column.column();
  }
}
