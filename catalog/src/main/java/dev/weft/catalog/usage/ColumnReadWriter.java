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

  /// Notes that reads are counted from now on, if they are not yet.
  public void begin() {
    begin("do nothing");
  }

  /// Notes that reads are counted from now on, and that some before were lost.
  public void beginAgain() {
    begin("do update set value = excluded.value, changed_at = excluded.changed_at");
  }

  private void begin(String otherwise) {
    change
        .update(
            "insert into setting (name, value, changed_at, changed_by)"
                + " values (:name, :value, :now, :by) on conflict (name) "
                + otherwise)
        .bind("name", SINCE)
        .bind("value", Long.toString(change.now()))
        .bind("now", change.now())
        .bind("by", change.cause().principal())
        .execute();
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
