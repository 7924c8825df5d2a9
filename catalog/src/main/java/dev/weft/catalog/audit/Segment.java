package dev.weft.catalog.audit;

import dev.weft.model.run.AuditHead;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// A sealed run of records.
///
/// @param number from 1 without gaps
/// @param hash over the segment before, the last link and all counters
/// @param signedBy id of the key
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between a database and a hash
record Segment(long number, long first, long last, byte[] hash, String signedBy, byte[] signature) {

  private static final RowMapper<Segment> MAPPER =
      (row, context) ->
          new Segment(
              row.getLong("number"),
              row.getLong("first_record"),
              row.getLong("last_record"),
              row.getBytes("hash"),
              row.getString("signed_by"),
              row.getBytes("signature"));

  /// What comes before the first record and the first segment.
  static byte[] nothing() {
    return new byte[32];
  }

  /// Signs these records, which are all that follow the segment before.
  static Segment sealed(long number, byte[] before, List<Row> rows, AuditKey key) {
    byte[] hash = hash(number, before, rows);
    return new Segment(
        number,
        rows.getFirst().id(),
        rows.getLast().id(),
        hash,
        key.id(),
        key.sign(message(number, hash)));
  }

  private static byte[] hash(long number, byte[] before, List<Row> rows) {
    var out = new Canonical().text("weft.audit.segment/1").number(number).raw(before);
    out.number(rows.getFirst().id()).number(rows.getLast().id()).raw(rows.getLast().link());
    for (Row row : rows) {
      Counters counters = row.counters();
      out.number(counters.times()).number(counters.rows());
      out.number(counters.bytes()).number(counters.millis());
    }
    return out.hash();
  }

  /// Whether these are the records that were sealed behind that segment.
  boolean seals(byte[] before, List<Row> rows) {
    return !rows.isEmpty()
        && rows.getFirst().id() == first
        && rows.getLast().id() == last
        && Arrays.equals(hash, hash(number, before, rows));
  }

  boolean isSignedWith(AuditKey key) {
    return signedBy.equals(key.id()) && key.signed(message(number, hash), signature);
  }

  AuditHead head() {
    return new AuditHead(
        number, HexFormat.of().formatHex(hash), Base64.getEncoder().encodeToString(signature));
  }

  /// Whether a head is of an audit that this key signs.
  static boolean isOf(AuditKey key, AuditHead head) {
    return key.signed(
        message(head.segment(), HexFormat.of().parseHex(head.hash())),
        Base64.getDecoder().decode(head.signature()));
  }

  /// What is signed.
  private static byte[] message(long segment, byte[] hash) {
    return new Canonical().text("weft.audit.head/1").number(segment).raw(hash).bytes();
  }

  void insert(Handle handle) {
    handle
        .createUpdate(
            """
            insert into audit_segment
              (number, first_record, last_record, hash, signed_by, signature)
            values (:number, :first, :last, :hash, :signedBy, :signature)
            """)
        .bind("number", number)
        .bind("first", first)
        .bind("last", last)
        .bind("hash", hash)
        .bind("signedBy", signedBy)
        .bind("signature", signature)
        .execute();
  }

  /// Segments behind a number, in order.
  static List<Segment> after(Handle handle, long number, int limit) {
    return handle
        .createQuery(
            "select * from audit_segment where number > :number order by number limit :limit")
        .bind("number", number)
        .bind("limit", limit)
        .map(MAPPER)
        .list();
  }
}
