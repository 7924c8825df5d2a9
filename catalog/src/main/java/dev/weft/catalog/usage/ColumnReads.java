package dev.weft.catalog.usage;

import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.MajorId;
import java.util.List;

/// Reads which columns were read by whom.
public class ColumnReads {

  private final Snapshot snapshot;

  public ColumnReads(Snapshot snapshot) {
    this.snapshot = snapshot;
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
