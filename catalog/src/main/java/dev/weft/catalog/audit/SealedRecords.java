package dev.weft.catalog.audit;

import dev.weft.catalog.store.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads what is sealed, the oldest first, a page at a time, and checks that each record is what
/// was written behind the one before. For one use by one thread.
public final class SealedRecords {

  private static final int PAGE = 1_000;

  private final Database database;
  private final AuditKey key;
  private final long since;
  private final long end;
  private long next;
  private byte[] link;

  private SealedRecords(
      Database database, AuditKey key, long since, long end, long next, byte[] link) {
    this.database = database;
    this.key = key;
    this.since = since;
    this.end = end;
    this.next = next;
    this.link = link;
  }

  static SealedRecords since(Database database, AuditKey key, long since) {
    return database.read(
        handle -> {
          long first = first(handle, since);
          return new SealedRecords(
              database, key, since, Ends.of(handle).sealed(), first, before(handle, first));
        });
  }

  /// The next records that are not older than asked for; none at the end.
  ///
  /// @throws dev.weft.model.error.WeftException AUDIT_CHANGED when one is not what was written
  public List<StoredRecord> next() {
    while (next <= end) {
      List<StoredRecord> page = page();
      if (!page.isEmpty()) {
        return page;
      }
    }
    return List.of();
  }

  private List<StoredRecord> page() {
    long to = Math.min(end, next + PAGE - 1);
    List<Row> rows = database.read(handle -> Row.list(handle, next, to));
    if (rows.size() != to - next + 1) {
      return behindCut();
    }
    List<StoredRecord> records = rows.stream().map(this::checked).toList();
    next = to + 1;
    return records.stream().filter(stored -> stored.record().at() >= since).toList();
  }

  /// Records that are not there may have been dropped since.
  private List<StoredRecord> behindCut() {
    Cut cut =
        database
            .read(Cut::find)
            .filter(found -> found.record() >= next && found.isSignedWith(key))
            .orElseThrow(AuditProblems::changed);
    next = cut.record() + 1;
    link = cut.link();
    return List.of();
  }

  private StoredRecord checked(Row row) {
    if (!row.follows(link)) {
      throw AuditProblems.changed();
    }
    link = row.link();
    try {
      return new StoredRecord(row.id(), RecordBytes.read(row.body()), row.counters());
    } catch (IllegalArgumentException _) {
      throw AuditProblems.changed();
    }
  }

  private static long first(Handle handle, long since) {
    return handle
        .createQuery("select min(id) from audit_record where at >= :since")
        .bind("since", since)
        .mapTo(Long.class)
        .findOne()
        .orElse(Long.MAX_VALUE);
  }

  private static byte[] before(Handle handle, long first) {
    return Row.list(handle, first - 1, first - 1).stream()
        .findFirst()
        .map(Row::link)
        .or(() -> Cut.find(handle).filter(cut -> cut.record() == first - 1).map(Cut::link))
        .orElseGet(Segment::nothing);
  }
}
