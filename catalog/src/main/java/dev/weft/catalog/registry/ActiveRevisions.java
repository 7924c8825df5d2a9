package dev.weft.catalog.registry;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// Reads the revisions of many products in as many statements as those of one.
final class ActiveRevisions {

  private final Snapshot snapshot;
  private final Among products;

  ActiveRevisions(Snapshot snapshot, Collection<ProductId> products) {
    this.snapshot = snapshot;
    this.products = new Among("product", products.stream().map(ProductId::toString).toList());
  }

  private record Key(ProductId product, long number) {}

  List<Revision> list() {
    Map<Key, SortedMap<String, String>> files =
        parts(
            """
            select f.product, f.number, f.path, f.hash from product_major m
            join revision_file f on f.product = m.product and f.number = m.revision
            where m.product in %s and m.active = :active
            """,
            RegistryRows.FILE);
    Map<Key, SortedMap<String, ResolvedInput>> inputs =
        parts(
            """
            select i.product, i.number, i.contract_id, i.input_product, i.input_major, i.input_port
            from product_major m
            join revision_input i on i.product = m.product and i.number = m.revision
            where m.product in %s and m.active = :active
            """,
            RegistryRows.INPUT);
    return bare().stream().map(revision -> whole(revision, files, inputs)).toList();
  }

  private List<Revision> bare() {
    return query(
            """
            select r.* from product_major m
            join revision r on r.product = m.product and r.number = m.revision
            where m.product in %s and m.active = :active
            order by m.product, m.major
            """)
        .map(RegistryRows.REVISION)
        .list();
  }

  private <V> Map<Key, SortedMap<String, V>> parts(
      String sql, RowMapper<Map.Entry<String, V>> mapper) {
    var parts = new HashMap<Key, SortedMap<String, V>>();
    query(sql)
        .map(
            (row, context) -> {
              var key = new Key(Columns.product(row, "product"), row.getLong("number"));
              Map.Entry<String, V> part = mapper.map(row, context);
              parts.computeIfAbsent(key, _ -> new TreeMap<>()).put(part.getKey(), part.getValue());
              return key;
            })
        .list();
    return parts;
  }

  private Query query(String sql) {
    return products.bind(snapshot.query(sql.formatted(products.sql()))).bind("active", true);
  }

  private static Revision whole(
      Revision bare,
      Map<Key, SortedMap<String, String>> files,
      Map<Key, SortedMap<String, ResolvedInput>> inputs) {
    var key = new Key(bare.product(), bare.number());
    return new Revision(
        bare.product(),
        bare.number(),
        bare.version(),
        files.getOrDefault(key, Collections.emptySortedMap()),
        bare.contentHash(),
        bare.createdAt(),
        bare.createdBy(),
        inputs.getOrDefault(key, Collections.emptySortedMap()));
  }
}
