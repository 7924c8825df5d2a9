package dev.weft.catalog.audit;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Where the audit begins once its oldest segments were dropped. Signed, so that nobody without the
/// key can make records disappear by claiming that their time was over.
///
/// @param segment number of the last one that was dropped
/// @param record id of its last record
/// @param link of that record
/// @param hash of that segment
/// @param before whose records were dropped: microseconds since the epoch
/// @param signedBy id of the key
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between a database and a hash
record Cut(
    long segment,
    long record,
    byte[] link,
    byte[] hash,
    long before,
    String signedBy,
    byte[] signature) {

  private static final RowMapper<Cut> MAPPER =
      (row, context) ->
          new Cut(
              row.getLong("segment"),
              row.getLong("record"),
              row.getBytes("link"),
              row.getBytes("hash"),
              row.getLong("dropped_before"),
              row.getString("signed_by"),
              row.getBytes("signature"));

  /// Behind a segment.
  ///
  /// @param last its last record
  static Cut behind(Segment segment, Row last, long before, AuditKey key) {
    byte[] message = message(segment.number(), last.id(), last.link(), segment.hash(), before);
    return new Cut(
        segment.number(),
        last.id(),
        last.link(),
        segment.hash(),
        before,
        key.id(),
        key.sign(message));
  }

  static Optional<Cut> find(Handle handle) {
    return handle.createQuery("select * from audit_cut where id = 1").map(MAPPER).findOne();
  }

  boolean isSignedWith(AuditKey key) {
    return signedBy.equals(key.id())
        && key.signed(message(segment, record, link, hash, before), signature);
  }

  private static byte[] message(long segment, long record, byte[] link, byte[] hash, long before) {
    return new Canonical()
        .text("weft.audit.cut/1")
        .number(segment)
        .number(record)
        .raw(link)
        .raw(hash)
        .number(before)
        .bytes();
  }

  void write(Handle handle) {
    handle
        .createUpdate(
            """
            insert into audit_cut
              (id, segment, record, link, hash, dropped_before, signed_by, signature)
            values (1, :segment, :record, :link, :hash, :before, :signedBy, :signature)
            on conflict (id) do update set segment = excluded.segment, record = excluded.record,
              link = excluded.link, hash = excluded.hash,
              dropped_before = excluded.dropped_before, signed_by = excluded.signed_by,
              signature = excluded.signature
            """)
        .bind("segment", segment)
        .bind("record", record)
        .bind("link", link)
        .bind("hash", hash)
        .bind("before", before)
        .bind("signedBy", signedBy)
        .bind("signature", signature)
        .execute();
  }
}
