package dev.weft.catalog.audit;

import dev.weft.catalog.store.StoreProblems;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Finds records by the columns beside them.
final class Search {

  private Search() {}

  static List<StoredRecord> list(Handle handle, AuditFilter filter, long before, int limit) {
    return handle
        .createQuery(
            """
            select * from audit_record r
            where id < :before and at >= :since
              and (:principal = '' or principal = :principal or actor = :principal)
              and (:verdict = '' or outcome = :verdict)
              and (:product = '' or exists (
                select 1 from audit_touch t where t.record = r.id and t.product = :product
                  and (:table = '' or t.table_name = :table)))
            order by id desc limit :limit
            """)
        .bind("before", before)
        .bind("since", filter.since())
        .bind("principal", filter.principal())
        .bind("verdict", filter.verdict())
        .bind("product", filter.product())
        .bind("table", filter.table())
        .bind("limit", limit)
        .map(Row.mapper())
        .list()
        .stream()
        .map(row -> new StoredRecord(row.id(), read(row), row.counters()))
        .toList();
  }

  private static AuditRecord read(Row row) {
    try {
      return RecordBytes.read(row.body());
    } catch (IllegalArgumentException e) {
      throw StoreProblems.unreadable("record of the audit", e);
    }
  }
}
