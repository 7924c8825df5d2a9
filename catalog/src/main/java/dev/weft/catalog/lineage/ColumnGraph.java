package dev.weft.catalog.lineage;

import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.product.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what columns are made of. Only releases whose data is there have columns.
public class ColumnGraph {

  /// So many ids go into one statement.
  private static final int CHUNK = 500;

  private static final String COLUMNS =
      """
      select n.*, case when c.number = n.number and n.kind = 'RELEASE' then 1 else 0 end as is_current
      from released_column n
      left join current_release c on c.product = n.product and c.major = n.major
      """;

  private final Snapshot snapshot;

  public ColumnGraph(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The columns of a release, by table and name.
  public final List<ReleasedColumn> columns(ReleaseKey release) {
    return snapshot
        .query(
            COLUMNS
                + """
                where n.product = :product and n.kind = :kind and n.number = :number
                order by n.table_name, n.column_name
                """)
        .bind("product", release.product().toString())
        .bind("kind", release.kind().name())
        .bind("number", release.number())
        .map((row, context) -> column(row))
        .list();
  }

  /// A column in every release and preview of every major, whatever its name was there.
  public final List<ReleasedColumn> everywhere(ProductId product, String table, String key) {
    return snapshot
        .query(
            COLUMNS
                + """
                where n.product = :product and n.table_name = :table and n.column_key = :key
                order by n.id
                """)
        .bind("product", product.toString())
        .bind("table", table)
        .bind("key", key)
        .map((row, context) -> column(row))
        .list();
  }

  /// The ids of all columns of a table in every release and preview of every major.
  public final List<Long> columns(ProductId product, String table) {
    return snapshot
        .query("select id from released_column where product = :product and table_name = :table")
        .bind("product", product.toString())
        .bind("table", table)
        .mapTo(Long.class)
        .list();
  }

  public final List<ReleasedColumn> columns(Collection<Long> ids) {
    return chunked(
        ids,
        chunk ->
            snapshot
                .query(COLUMNS + "where n.id in " + list(chunk) + " order by n.id")
                .map((row, context) -> column(row))
                .list());
  }

  /// The same columns, by name, in all other releases of their majors, previews left out.
  public final List<Long> siblings(Collection<Long> ids) {
    return chunked(
        ids,
        chunk ->
            snapshot
                .query(
                    """
                    select distinct s.id from released_column n join released_column s
                    on s.product = n.product and s.kind = 'RELEASE' and s.major = n.major
                      and s.table_name = n.table_name and s.column_name = n.column_name
                    where n.id in
                    """
                        + list(chunk))
                .mapTo(Long.class)
                .list());
  }

  /// What these columns are made of.
  public final List<ColumnEdge> inputs(Collection<Long> ids) {
    return edges("id", ids);
  }

  /// What is made of these columns.
  public final List<ColumnEdge> outputs(Collection<Long> ids) {
    return edges("input", ids);
  }

  /// What is declared of the columns of a product's major, by table and key.
  public final List<DeclaredColumn> declared(ProductId product, int major) {
    return snapshot
        .query(
            """
            select * from declared_labels where product = :product and major = :major
            order by table_name, column_key
            """)
        .bind("product", product.toString())
        .bind("major", major)
        .map(
            (row, context) ->
                new DeclaredColumn(
                    row.getString("table_name"),
                    row.getString("column_key"),
                    Json.read(row.getString("contract"), Labels.class).labels(),
                    Json.read(row.getString("labels"), Labels.class).labels()))
        .list();
  }

  /// The JSON of labels.
  record Labels(SortedMap<String, String> labels) {}

  /// The JSON of an edge.
  record Lowering(List<Lowered> lowered) {}

  private List<ColumnEdge> edges(String end, Collection<Long> ids) {
    return chunked(
        ids,
        chunk ->
            snapshot
                .query(
                    "select * from column_edge where "
                        + end
                        + " in "
                        + list(chunk)
                        + " order by id, input")
                .map(
                    (row, context) ->
                        new ColumnEdge(
                            row.getLong("id"),
                            row.getLong("input"),
                            Columns.text(row, "agreement"),
                            Json.read(row.getString("lowered"), Lowering.class).lowered()))
                .list());
  }

  /// Numbers of ours, never a text.
  private static String list(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  private static <T> List<T> chunked(Collection<Long> ids, Function<List<Long>, List<T>> query) {
    var all = new ArrayList<T>();
    List<Long> distinct = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < distinct.size(); from += CHUNK) {
      all.addAll(query.apply(distinct.subList(from, Math.min(from + CHUNK, distinct.size()))));
    }
    return all;
  }

  private static ReleasedColumn column(ResultSet row) throws SQLException {
    return new ReleasedColumn(
        row.getLong("id"),
        new ReleaseKey(
            Columns.product(row, "product"),
            ReleaseKind.valueOf(row.getString("kind")),
            row.getLong("number")),
        row.getInt("major"),
        row.getString("table_name"),
        row.getString("column_name"),
        row.getString("column_key"),
        row.getInt("is_current") == 1);
  }
}
