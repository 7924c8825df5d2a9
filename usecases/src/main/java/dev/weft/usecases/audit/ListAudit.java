package dev.weft.usecases.audit;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.model.access.Caller;
import dev.weft.usecases.audit.AuditQuestion.Understood;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;

/// Lists records of decisions, newest first: those that the caller may see.
public final class ListAudit {

  private static final int BATCH = 500;
  private static final int MOST = 10_000;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;

  public ListAudit(Catalog catalog, AppliedMesh mesh, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
  }

  private record Frame(Understood question, AuditSight sight) {}

  /// A page of records; it may hold fewer than asked for, or none, where the caller may not see the
  /// others: `next` says whether there is more.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_REQUEST when the question is none
  public Page<AuditView> list(Caller caller, AuditQuestion question, PageRequest page) {
    Frame frame =
        catalog.read(
            reading ->
                new Frame(
                    question.understood(reading.now()),
                    new AuditSight(mesh.documents(reading).kernel(reading.now()), caller)));
    var items = new ArrayList<AuditView>();
    long before = page.number(Long.MAX_VALUE);
    for (int seen = 0; seen < MOST; seen += BATCH) {
      List<StoredRecord> batch = log.list(frame.question().filter(), before, BATCH);
      for (StoredRecord stored : batch) {
        before = stored.id();
        if (frame.question().matches(stored.record()) && frame.sight().sees(stored.record())) {
          items.add(AuditView.of(stored, frame.sight()));
        }
        if (items.size() == page.limit()) {
          return new Page<>(items, Long.toString(before));
        }
      }
      if (batch.size() < BATCH) {
        return Page.last(items);
      }
    }
    return new Page<>(items, Long.toString(before));
  }
}
