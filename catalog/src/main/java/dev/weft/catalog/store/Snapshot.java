package dev.weft.catalog.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// One transaction's view of the database: what is read through it is one moment. Belongs to the
/// thread that opened it and ends with its transaction.
public class Snapshot {

  private final Handle handle;
  private final long now;

  /// A view through an open transaction.
  ///
  /// @param now microseconds since the epoch, never before the last journal entry
  public Snapshot(Handle handle, long now) {
    this.handle = handle;
    this.now = now;
  }

  /// Starts a query; the text must run unchanged on every database.
  public final Query query(String sql) {
    return handle.createQuery(sql);
  }

  /// The transaction's time in microseconds: the clock, or the last journal time when that is
  /// later.
  public final long now() {
    return now;
  }

  protected final Handle handle() {
    return handle;
  }
}
