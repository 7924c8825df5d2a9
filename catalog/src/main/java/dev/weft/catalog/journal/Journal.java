package dev.weft.catalog.journal;

import dev.weft.catalog.store.Snapshot;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/// Reads the journal. Readers keep their own cursor: the last position they have seen.
public final class Journal {

  private static final RowMapper<JournalEntry> ENTRY =
      (row, context) ->
          new JournalEntry(
              row.getLong("position"),
              row.getLong("at"),
              row.getString("kind"),
              row.getString("subject"),
              new Cause(row.getString("principal"), row.getString("via"), row.getString("trace")),
              row.getString("detail"));

  private final Snapshot snapshot;

  public Journal(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Entries behind a position, oldest first; empty when the reader has seen all.
  ///
  /// @param position the last one seen, 0 for none
  public List<JournalEntry> after(long position, int limit) {
    return snapshot
        .query(
            """
            select position, at, kind, subject, principal, via, trace, detail
            from journal_entry where position > :position order by position limit :limit
            """)
        .bind("position", position)
        .bind("limit", limit)
        .map(ENTRY)
        .list();
  }

  /// Entries about one subject, newest first.
  ///
  /// @param before position of the last one seen, `Long.MAX_VALUE` to start
  public List<JournalEntry> about(String subject, long before, int limit) {
    return snapshot
        .query(
            """
            select position, at, kind, subject, principal, via, trace, detail
            from journal_entry where subject = :subject and position < :before
            order by position desc limit :limit
            """)
        .bind("subject", subject)
        .bind("before", before)
        .bind("limit", limit)
        .map(ENTRY)
        .list();
  }

  /// Position of the last entry at a time; 0 when nothing had happened yet.
  ///
  /// @param at microseconds since the epoch
  public long headAt(long at) {
    return snapshot
        .query("select coalesce(max(position), 0) from journal_entry where at <= :at")
        .bind("at", at)
        .mapTo(Long.class)
        .one();
  }

  /// Position of the newest entry; 0 when nothing has happened yet.
  public long head() {
    return snapshot.query("select position from journal_head where id = 1").mapTo(Long.class).one();
  }
}
