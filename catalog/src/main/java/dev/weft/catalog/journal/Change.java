package dev.weft.catalog.journal;

import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/// One write transaction under way. Stores change rows through it and record what they did; the
/// entries are inserted last, so that they take their positions in commit order.
public final class Change extends Snapshot {

  /// An entry that has no position yet.
  record Pending(String kind, String subject, String detail) {}

  private final Cause cause;
  private final List<Pending> pending = new ArrayList<>();

  public Change(Handle handle, long now, Cause cause) {
    super(handle, now);
    this.cause = cause;
  }

  /// Starts a statement that changes rows; the text must run unchanged on every database.
  public Update update(String sql) {
    return handle().createUpdate(sql);
  }

  /// Starts a batch of one statement over many rows.
  public PreparedBatch batch(String sql) {
    return handle().prepareBatch(sql);
  }

  public Cause cause() {
    return cause;
  }

  /// Records that something happened; durable and visible together with the change itself.
  public void record(String kind, String subject, Map<String, ?> detail) {
    pending.add(new Pending(kind, subject, Json.write(detail)));
  }

  /// The same with the detail as the text of a JSON object.
  ///
  /// @throws IllegalArgumentException when it is not one
  public void recordJson(String kind, String subject, String detail) {
    pending.add(new Pending(kind, subject, Json.checkedObject(detail)));
  }

  List<Pending> pending() {
    return List.copyOf(pending);
  }
}
