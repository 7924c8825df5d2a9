package dev.weft.catalog.usage;

import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads which columns were read by whom.
public class ColumnReads {

  /// The setting that keeps since when reads are counted.
  static final String SINCE = "usage.since";

  private static final int TOGETHER = 10_000;

  private final Snapshot snapshot;

  public ColumnReads(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Gives out everything since a day, in no order.
  ///
  /// @param since days since the epoch, inclusive
  public final void each(long since, Consumer<ColumnRead> read) {
    snapshot
        .query(
            """
            select product, major, table_name, column_name, principal, day, reads
            from column_read where day >= :since
            """)
        .setFetchSize(TOGETHER)
        .bind("since", since)
        .map(
            (row, context) ->
                new ColumnRead(
                    new MajorId(ProductId.of(row.getString("product")), row.getInt("major")),
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("principal"),
                    row.getLong("day"),
                    row.getLong("reads")))
        .useIterator(all -> all.forEachRemaining(read));
  }

  /// Since when every read is counted, in microseconds since the epoch; empty before the first
  /// count.
  public final Optional<Long> since() {
    return snapshot
        .query("select value from setting where name = :name")
        .bind("name", SINCE)
        .mapTo(String.class)
        .findOne()
        .map(Long::valueOf);
  }

  /// Who read the columns of a major since a day, by table, column and principal: one entry each,
  /// with the last day and the sum of all reads.
  ///
  /// @param since days since the epoch, inclusive
  public final List<ColumnRead> of(MajorId major, long since) {
    return snapshot
        .query(
            """
            select table_name, column_name, principal, max(day) as last_day, sum(reads) as all_reads
            from column_read
            where product = :product and major = :major and day >= :since
            group by table_name, column_name, principal
            order by table_name, column_name, principal
            """)
        .bind("product", major.product().toString())
        .bind("major", major.major())
        .bind("since", since)
        .map(
            (row, context) ->
                new ColumnRead(
                    major,
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("principal"),
                    row.getLong("last_day"),
                    row.getLong("all_reads")))
        .list();
  }
}
