package dev.weft.catalog.audit;

import dev.weft.catalog.store.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Drops segments from the front of the audit, whole ones only and never the newest. What is not as
/// it was sealed stays: it is what somebody will want to look at.
final class OldSegments {

  private static final int TOGETHER = 20;

  private final Database database;
  private final AuditKey key;
  private final long before;

  /// @param before microseconds since the epoch: segments whose last record is older go
  OldSegments(Database database, AuditKey key, long before) {
    this.database = database;
    this.key = key;
    this.before = before;
  }

  /// Drops all that are due, some per transaction.
  ///
  /// @return how many records went
  long drop() {
    long all = 0;
    for (long some = step(); some > 0; some = step()) {
      all += some;
    }
    return all;
  }

  private long step() {
    return database.<Long>write(
        handle -> {
          long newest = Ends.taken(handle).segment();
          Optional<Cut> so = Cut.find(handle);
          long from = so.map(Cut::record).orElse(0L);
          Optional<Cut> cut = cut(handle, so, newest);
          cut.ifPresent(found -> move(handle, found));
          return cut.map(found -> found.record() - from).orElse(0L);
        });
  }

  private Optional<Cut> cut(Handle handle, Optional<Cut> so, long newest) {
    byte[] hash = so.map(Cut::hash).orElseGet(Segment::nothing);
    Optional<Cut> furthest = Optional.empty();
    long after = so.map(Cut::segment).orElse(0L);
    for (Segment segment : Segment.after(handle, after, TOGETHER)) {
      List<Row> rows = Row.list(handle, segment.first(), segment.last());
      if (segment.number() >= newest || rows.isEmpty() || rows.getLast().index().at() >= before) {
        return furthest;
      }
      if (!segment.seals(hash, rows) || !segment.isSignedWith(key) || !isChained(rows)) {
        throw AuditProblems.changed();
      }
      hash = segment.hash();
      furthest = Optional.of(Cut.behind(segment, rows.getLast(), before, key));
    }
    return furthest;
  }

  private static boolean isChained(List<Row> rows) {
    byte[] link = rows.getFirst().link();
    for (Row row : rows.subList(1, rows.size())) {
      if (!row.follows(link)) {
        return false;
      }
      link = row.link();
    }
    return Arrays.equals(link, rows.getLast().link());
  }

  private static void move(Handle handle, Cut cut) {
    handle.execute("delete from audit_touch where record <= ?", cut.record());
    handle.execute("delete from audit_record where id <= ?", cut.record());
    handle.execute("delete from audit_segment where number <= ?", cut.segment());
    cut.write(handle);
  }
}
