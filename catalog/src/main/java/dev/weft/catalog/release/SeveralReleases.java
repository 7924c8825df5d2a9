package dev.weft.catalog.release;

import dev.weft.catalog.store.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;

/// Reads many releases in as many statements as one.
final class SeveralReleases {

  private final Snapshot snapshot;
  private final List<ReleaseKey> keys;

  /// @param keys at least one
  SeveralReleases(Snapshot snapshot, Collection<ReleaseKey> keys) {
    this.snapshot = snapshot;
    this.keys = keys.stream().distinct().toList();
  }

  /// Those that there are.
  Map<ReleaseKey, StoredRelease> byKey() {
    Map<Line, Raised> raised = raised();
    return query("select * from product_release where (product, kind, number) in (values %s)")
        .map(ReleaseRows.RELEASE)
        .list()
        .stream()
        .map(stored -> raised.getOrDefault(Line.of(stored.key()), new Raised()).over(stored))
        .collect(Collectors.toMap(StoredRelease::key, Function.identity()));
  }

  /// Numbers count within a product and a kind.
  private record Line(String product, ReleaseKind kind) {
    static Line of(ReleaseKey key) {
      return new Line(key.product().toString(), key.kind());
    }
  }

  private Map<Line, Raised> raised() {
    var raised = new HashMap<Line, Raised>();
    query(
            """
            select product, kind, number, table_name, column_name, carried from raised_column
            where (product, kind, number) in (values %s)
            """)
        .map(
            (row, context) ->
                raised
                    .computeIfAbsent(Line.of(ReleaseRows.KEY.map(row, context)), _ -> new Raised())
                    .add(
                        row.getLong("number"),
                        row.getString("table_name"),
                        row.getString("column_name"),
                        row.getString("carried")))
        .list();
    return raised;
  }

  private Query query(String sql) {
    String rows =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "(:product_%d, :kind_%d, :number_%d)".formatted(i, i, i))
            .collect(Collectors.joining(", "));
    Query query = snapshot.query(sql.formatted(rows));
    for (int i = 0; i < keys.size(); i++) {
      query
          .bind("product_" + i, keys.get(i).product().toString())
          .bind("kind_" + i, keys.get(i).kind().name())
          .bind("number_" + i, keys.get(i).number());
    }
    return query;
  }
}
