package dev.weft.catalog.release;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/// Reads the current releases of many products in as many statements as those of one.
final class CurrentReleases {

  private final Snapshot snapshot;
  private final Among products;

  CurrentReleases(Snapshot snapshot, Collection<ProductId> products) {
    this.snapshot = snapshot;
    this.products = new Among("product", products.stream().map(ProductId::toString).toList());
  }

  List<StoredRelease> list() {
    Map<ProductId, Raised> raised = raised();
    return query(
            """
            select r.* from current_release c
            join product_release r on r.product = c.product and r.number = c.number
            where c.product in %s and r.kind = :kind order by c.product, c.major
            """)
        .map(ReleaseRows.RELEASE)
        .list()
        .stream()
        .map(stored -> raised.getOrDefault(stored.key().product(), new Raised()).over(stored))
        .toList();
  }

  private Map<ProductId, Raised> raised() {
    var raised = new HashMap<ProductId, Raised>();
    query(
            """
            select r.product, r.number, r.table_name, r.column_name, r.carried
            from current_release c
            join raised_column r on r.product = c.product and r.number = c.number
            where c.product in %s and r.kind = :kind
            """)
        .map(
            (row, context) ->
                raised
                    .computeIfAbsent(Columns.product(row, "product"), _ -> new Raised())
                    .add(
                        row.getLong("number"),
                        row.getString("table_name"),
                        row.getString("column_name"),
                        row.getString("carried")))
        .list();
    return raised;
  }

  private Query query(String sql) {
    return products
        .bind(snapshot.query(sql.formatted(products.sql())))
        .bind("kind", ReleaseKind.RELEASE.name());
  }
}
