package dev.weft.catalog.audit;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Where the two chains end.
///
/// @param record id of the last record, 0 when there is none
/// @param link its link
/// @param sealed id of the last sealed record
/// @param segment number of the last segment
/// @param hash its hash
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between a database and a hash
record Ends(long record, byte[] link, long sealed, long segment, byte[] hash) {

  private static final RowMapper<Ends> MAPPER =
      (row, context) ->
          new Ends(
              row.getLong("record"),
              row.getBytes("link"),
              row.getLong("sealed"),
              row.getLong("segment"),
              row.getBytes("hash"));

  /// Makes the one row of a new database. Of several that try one succeeds, and the others see its
  /// row.
  static void begin(Handle handle) {
    handle
        .createUpdate(
            """
            insert into audit_head (id, turns, record, link, sealed, segment, hash)
            values (1, 0, 0, :nothing, 0, 0, :nothing) on conflict (id) do nothing
            """)
        .bind("nothing", Segment.nothing())
        .execute();
  }

  /// The ends, for who is going to move them: nobody else does before this transaction has ended.
  static Ends taken(Handle handle) {
    return handle
        .createQuery(
            """
            update audit_head set turns = turns + 1 where id = 1
            returning record, link, sealed, segment, hash
            """)
        .map(MAPPER)
        .one();
  }

  /// The ends as this transaction sees them.
  static Ends of(Handle handle) {
    return handle.createQuery("select * from audit_head where id = 1").map(MAPPER).one();
  }

  void write(Handle handle) {
    handle
        .createUpdate(
            """
            update audit_head set record = :record, link = :link, sealed = :sealed,
              segment = :segment, hash = :hash
            where id = 1
            """)
        .bind("record", record)
        .bind("link", link)
        .bind("sealed", sealed)
        .bind("segment", segment)
        .bind("hash", hash)
        .execute();
  }

  Ends behind(Row row) {
    return new Ends(row.id(), row.link(), sealed, segment, hash);
  }

  Ends behind(Segment next) {
    return new Ends(record, link, next.last(), next.number(), next.hash());
  }
}
