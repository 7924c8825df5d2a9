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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// Reads many revisions in as many statements as one.
final class SeveralRevisions {

  private final Snapshot snapshot;
  private final String which;
  private final UnaryOperator<Query> binding;

  /// @param which a query for product and number of each
  /// @param binding of what stands in it
  private SeveralRevisions(Snapshot snapshot, String which, UnaryOperator<Query> binding) {
    this.snapshot = snapshot;
    this.which = which;
    this.binding = binding;
  }

  /// The last ones of all active majors of some products.
  static SeveralRevisions active(Snapshot snapshot, Collection<ProductId> products) {
    var among = new Among("product", products.stream().map(ProductId::toString).toList());
    return new SeveralRevisions(
        snapshot,
        "select product, revision from product_major where active = :active and product in "
            + among.sql(),
        query -> among.bind(query).bind("active", true));
  }

  /// @param keys at least one
  static SeveralRevisions of(Snapshot snapshot, Collection<RevisionKey> keys) {
    List<RevisionKey> all = keys.stream().distinct().toList();
    String rows =
        IntStream.range(0, all.size())
            .mapToObj(i -> "(:product_%d, :number_%d)".formatted(i, i))
            .collect(Collectors.joining(", "));
    return new SeveralRevisions(snapshot, "values " + rows, query -> bind(query, all));
  }

  /// Of one product, the newest ones before a number.
  static SeveralRevisions before(Snapshot snapshot, ProductId product, long number, int limit) {
    return new SeveralRevisions(
        snapshot,
        """
        select product, number from revision where product = :product and number < :before
        order by number desc limit :limit
        """,
        query ->
            query.bind("product", product.toString()).bind("before", number).bind("limit", limit));
  }

  /// The one before a revision, of the same major: its versions stand side by side in the order of
  /// bytes.
  static SeveralRevisions before(Snapshot snapshot, Revision revision) {
    return new SeveralRevisions(
        snapshot,
        """
        select product, max(number) from revision
        where product = :product and number < :before and version >= :from and version < :to
        group by product
        """,
        query ->
            query
                .bind("product", revision.product().toString())
                .bind("before", revision.number())
                .bind("from", revision.major() + ".")
                .bind("to", revision.major() + "/"));
  }

  private static Query bind(Query query, List<RevisionKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      query
          .bind("product_" + i, keys.get(i).product().toString())
          .bind("number_" + i, keys.get(i).number());
    }
    return query;
  }

  /// In any order.
  List<Revision> list() {
    Map<RevisionKey, SortedMap<String, String>> files =
        parts(
            "select product, number, path, hash from revision_file where (product, number) in (%s)",
            RegistryRows.FILE);
    Map<RevisionKey, SortedMap<String, ResolvedInput>> inputs =
        parts(
            """
            select product, number, contract_id, input_product, input_major, input_port
            from revision_input where (product, number) in (%s)
            """,
            RegistryRows.INPUT);
    return query("select * from revision where (product, number) in (%s)")
        .map(RegistryRows.REVISION)
        .list()
        .stream()
        .map(
            bare ->
                bare.with(
                    files.getOrDefault(bare.key(), Collections.emptySortedMap()),
                    inputs.getOrDefault(bare.key(), Collections.emptySortedMap())))
        .toList();
  }

  private <V> Map<RevisionKey, SortedMap<String, V>> parts(
      String sql, RowMapper<Map.Entry<String, V>> mapper) {
    var parts = new HashMap<RevisionKey, SortedMap<String, V>>();
    query(sql)
        .map(
            (row, context) -> {
              var key = new RevisionKey(Columns.product(row, "product"), row.getLong("number"));
              Map.Entry<String, V> part = mapper.map(row, context);
              parts.computeIfAbsent(key, _ -> new TreeMap<>()).put(part.getKey(), part.getValue());
              return key;
            })
        .list();
    return parts;
  }

  private Query query(String sql) {
    return binding.apply(snapshot.query(sql.formatted(which)));
  }
}
