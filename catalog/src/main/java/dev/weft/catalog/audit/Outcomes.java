package dev.weft.catalog.audit;

import dev.weft.catalog.audit.AuditRecord.Kind;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.StoreProblems;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Finds how statements on products ended.
final class Outcomes {

  private static final int MOST = 10_000;

  private Outcomes() {}

  static ReadOutcomes of(Handle handle, Collection<String> products, long since) {
    if (products.isEmpty()) {
      return ReadOutcomes.NONE;
    }
    var among = new Among("product", List.copyOf(products));
    return new ReadOutcomes(
        new HashSet<>(answered(handle, among, since)), failed(handle, among, since));
  }

  private static List<String> answered(Handle handle, Among products, long since) {
    return query(
            handle,
            """
            select distinct t.product from audit_record r
            join audit_touch t on t.record = r.id
            where t.product in %s and r.at >= :since
              and r.kind = :kind and r.outcome = :outcome
            """,
            products,
            since)
        .bind("outcome", Verdict.ANSWERED.name())
        .mapTo(String.class)
        .list();
  }

  private static List<FailedRead> failed(Handle handle, Among products, long since) {
    return query(
            handle,
            """
            select distinct t.product, r.id, r.at, r.body from audit_record r
            join audit_touch t on t.record = r.id
            where t.product in %s and r.at >= :since
              and r.kind = :kind and r.outcome = :outcome
            order by r.id desc limit :limit
            """,
            products,
            since)
        .bind("outcome", Verdict.FAILED.name())
        .bind("limit", MOST)
        .map(
            (row, context) ->
                new FailedRead(
                    row.getString("product"), row.getLong("at"), code(row.getBytes("body"))))
        .list();
  }

  private static Query query(Handle handle, String sql, Among products, long since) {
    return products
        .bind(handle.createQuery(sql.formatted(products.sql())))
        .bind("since", since)
        .bind("kind", Kind.USAGE.name());
  }

  private static String code(byte[] body) {
    try {
      return RecordBytes.read(body).outcome().code();
    } catch (IllegalArgumentException e) {
      throw StoreProblems.unreadable("record of the audit", e);
    }
  }
}
