package dev.weft.catalog.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// A record as the database holds it.
///
/// @param body the record in its canonical bytes
/// @param link hash over the link before and the hash of the body
/// @param index what the columns for finding say
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between a database and a hash
record Row(long id, byte[] body, byte[] link, Counters counters, Index index) {

  /// The columns for finding, which must say what the body says.
  record Index(long at, String kind, String principal, String actor, String outcome) {
    static Index of(AuditRecord record) {
      return new Index(
          record.at(),
          record.kind().name(),
          record.who().principal(),
          record.who().actor(),
          record.outcome().verdict().name());
    }
  }

  /// One row of `audit_touch`.
  record Touch(long record, String product, String table) {}

  private static final RowMapper<Row> MAPPER = (row, context) -> of(row);

  static Row of(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getBytes("body"),
        row.getBytes("link"),
        new Counters(
            row.getLong("times"),
            row.getLong("row_count"),
            row.getLong("byte_count"),
            row.getLong("millis")),
        new Index(
            row.getLong("at"),
            row.getString("kind"),
            row.getString("principal"),
            row.getString("actor"),
            row.getString("outcome")));
  }

  /// The link that belongs behind another.
  static byte[] link(byte[] before, byte[] body) {
    return new Canonical().raw(before).raw(Canonical.hash(body)).hash();
  }

  static List<Touch> touches(long id, AuditRecord record) {
    var touches = new ArrayList<Touch>();
    record.tables().forEach(table -> touches.add(new Touch(id, table.product(), table.name())));
    return touches;
  }

  /// Whether this is what was written behind a record with that link.
  boolean follows(byte[] before) {
    return Arrays.equals(link, link(before, body));
  }

  /// Records with these ids, in order.
  static List<Row> list(Handle handle, long from, long to) {
    return handle
        .createQuery("select * from audit_record where id between :from and :to order by id")
        .bind("from", from)
        .bind("to", to)
        .map(MAPPER)
        .list();
  }

  /// What stands in the index of tables for these records, in order.
  static List<Touch> touches(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            select record, product, table_name from audit_touch
            where record between :from and :to order by record, ordinal
            """)
        .bind("from", from)
        .bind("to", to)
        .map(
            (row, context) ->
                new Touch(
                    row.getLong("record"), row.getString("product"), row.getString("table_name")))
        .list();
  }

  static RowMapper<Row> mapper() {
    return MAPPER;
  }
}
