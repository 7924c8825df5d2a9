package dev.weft.catalog.usage;

import dev.weft.catalog.journal.Change;
import java.util.Collection;

/// Counts reads of columns. They are no state that anything is decided by alone, so the journal
/// says nothing of them.
public final class ColumnReadWriter extends ColumnReads {

  private final Change change;

  public ColumnReadWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Adds to what was counted before.
  public void add(Collection<ColumnRead> reads) {
    for (ColumnRead read : reads) {
      change
          .update(
              """
              insert into column_read
                (product, major, table_name, column_name, principal, day, reads)
              values (:product, :major, :table, :column, :principal, :day, :reads)
              on conflict (product, major, table_name, column_name, principal, day)
              do update set reads = column_read.reads + excluded.reads
              """)
          .bind("product", read.major().product().toString())
          .bind("major", read.major().major())
          .bind("table", read.table())
          .bind("column", read.column())
          .bind("principal", read.principal())
          .bind("day", read.day())
          .bind("reads", read.reads())
          .execute();
    }
  }

  /// Forgets what was read before a day.
  ///
  /// @param day days since the epoch
  public void dropBefore(long day) {
    change.update("delete from column_read where day < :day").bind("day", day).execute();
  }
}
