package dev.weft.catalog.audit;

import dev.weft.catalog.audit.Coalescing.Counted;
import dev.weft.catalog.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The transactions that move the ends of the chains. Several servers of one database may do so;
/// each transaction takes the ends first.
final class Ledger {

  /// What sealing did.
  ///
  /// @param ends after it
  /// @param segment the new one; empty when nothing was left to seal
  record Sealed(Ends ends, Optional<Segment> segment) {}

  private final Database database;
  private final AuditKey key;

  Ledger(Database database, AuditKey key) {
    this.database = database;
    this.key = key;
  }

  /// Appends records as they are counted so far; durable when this returns, else nothing happened.
  ///
  /// @return their places, in order
  List<Row> append(List<Counted> batch) {
    return database.write(
        handle -> {
          Ends ends = Ends.taken(handle);
          var rows = new ArrayList<Row>();
          for (Counted one : batch) {
            Row row = row(ends, one.entry().record, one.counters());
            rows.add(row);
            ends = ends.behind(row);
          }
          insert(handle, rows, batch);
          ends.write(handle);
          return rows;
        });
  }

  /// Writes the last of the counters and seals every record there is. What another server has
  /// sealed meanwhile keeps its counters; the rest of them becomes a record of its own.
  Sealed seal(List<Counted> closed) {
    return database.write(
        handle -> {
          Ends ends = late(handle, Ends.taken(handle), closed);
          List<Row> rows = Row.list(handle, ends.sealed() + 1, ends.record());
          if (rows.isEmpty()) {
            return new Sealed(ends, Optional.empty());
          }
          Segment segment = Segment.sealed(ends.segment() + 1, ends.hash(), rows, key);
          segment.insert(handle);
          Ends moved = ends.behind(segment);
          moved.write(handle);
          return new Sealed(moved, Optional.of(segment));
        });
  }

  private static Ends late(Handle handle, Ends ends, List<Counted> closed) {
    var again = new ArrayList<Row>();
    var entries = new ArrayList<Counted>();
    Ends moved = ends;
    for (Counted one : closed) {
      if (one.missing().equals(Counters.NOTHING)) {
        continue;
      }
      if (one.entry().id() > ends.sealed()) {
        count(handle, one.entry().id(), one.counters());
      } else {
        Row row = row(moved, one.entry().record, one.missing());
        again.add(row);
        entries.add(one);
        moved = moved.behind(row);
      }
    }
    insert(handle, again, entries);
    return moved;
  }

  private static Row row(Ends ends, AuditRecord record, Counters counters) {
    byte[] body = RecordBytes.of(record);
    return new Row(
        ends.record() + 1, body, Row.link(ends.link(), body), counters, Row.Index.of(record));
  }

  private static void count(Handle handle, long id, Counters counters) {
    handle
        .createUpdate(
            """
            update audit_record set times = :times, row_count = :rows, byte_count = :bytes,
              millis = :millis
            where id = :id
            """)
        .bind("id", id)
        .bind("times", counters.times())
        .bind("rows", counters.rows())
        .bind("bytes", counters.bytes())
        .bind("millis", counters.millis())
        .execute();
  }

  private static void insert(Handle handle, List<Row> rows, List<Counted> batch) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch records =
        handle.prepareBatch(
            """
            insert into audit_record
              (id, at, kind, principal, actor, outcome, body, link, times, row_count, byte_count,
               millis)
            values (:id, :at, :kind, :principal, :actor, :outcome, :body, :link, :times, :rows,
              :bytes, :millis)
            """);
    rows.forEach(row -> bind(records, row));
    records.execute();
    for (int i = 0; i < rows.size(); i++) {
      touch(handle, Row.touches(rows.get(i).id(), batch.get(i).entry().record));
    }
  }

  private static void bind(PreparedBatch records, Row row) {
    records
        .bind("id", row.id())
        .bind("at", row.index().at())
        .bind("kind", row.index().kind())
        .bind("principal", row.index().principal())
        .bind("actor", row.index().actor())
        .bind("outcome", row.index().outcome())
        .bind("body", row.body())
        .bind("link", row.link())
        .bind("times", row.counters().times())
        .bind("rows", row.counters().rows())
        .bind("bytes", row.counters().bytes())
        .bind("millis", row.counters().millis())
        .add();
  }

  private static void touch(Handle handle, List<Row.Touch> touches) {
    for (int i = 0; i < touches.size(); i++) {
      handle
          .createUpdate(
              """
              insert into audit_touch (record, ordinal, product, table_name)
              values (:record, :ordinal, :product, :table)
              """)
          .bind("record", touches.get(i).record())
          .bind("ordinal", i)
          .bind("product", touches.get(i).product())
          .bind("table", touches.get(i).table())
          .execute();
    }
  }
}
