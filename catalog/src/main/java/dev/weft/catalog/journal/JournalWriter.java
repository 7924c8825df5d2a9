package dev.weft.catalog.journal;

import dev.weft.catalog.journal.Change.Pending;
import java.util.List;

/// Ends a change: takes the positions and inserts the entries, as its last two statements. Whoever
/// takes positions next waits for this commit, so they are gap-free and in commit order.
public final class JournalWriter {

  private record Head(long position, long at) {}

  private final Change change;

  public JournalWriter(Change change) {
    this.change = change;
  }

  /// Writes what the change recorded. Even without entries its time is noted, so that no later
  /// change has an earlier one.
  public void append() {
    List<Pending> entries = change.pending();
    Head head = takePositions(entries.size());
    if (!entries.isEmpty()) {
      insert(entries, head);
    }
  }

  private Head takePositions(int count) {
    return change
        .query(
            """
            update journal_head
            set position = position + :count, at = case when at < :now then :now else at end
            where id = 1 returning position, at
            """)
        .bind("count", (long) count)
        .bind("now", change.now())
        .map((row, context) -> new Head(row.getLong("position"), row.getLong("at")))
        .one();
  }

  private void insert(List<Pending> entries, Head head) {
    var batch =
        change.batch(
            """
            insert into journal_entry
              (position, at, kind, subject, principal, via, trace, detail)
            values (:position, :at, :kind, :subject, :principal, :via, :trace, :detail)
            """);
    long position = head.position() - entries.size();
    for (Pending entry : entries) {
      position++;
      batch
          .bind("position", position)
          .bind("at", head.at())
          .bind("kind", entry.kind())
          .bind("subject", entry.subject())
          .bind("principal", change.cause().principal())
          .bind("via", change.cause().via())
          .bind("trace", change.cause().trace())
          .bind("detail", entry.detail())
          .add();
    }
    batch.execute();
  }
}
