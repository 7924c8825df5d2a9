package dev.weft.usecases.audit;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.audit.Counters;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.usage.CountReads;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;

/// Writes down what was decided, before anybody sees what it opens. Thread-safe.
///
/// Every method but `Recorded`'s throws `WeftException` (AUDIT_UNAVAILABLE) when it could not: then
/// the caller gets that, and nothing else.
public final class RecordDecision {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;
  private final CountReads reads;

  /// @param reads counts what is let read
  public RecordDecision(Catalog catalog, AppliedMesh mesh, AuditLog log, CountReads reads) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
    this.reads = reads;
  }

  /// A decision that is durable, and what becomes of it. Ends once.
  public final class Recorded {
    private final AuditRecord decision;
    private final long id;
    private final long begun = System.nanoTime();

    private Recorded(AuditRecord decision, long id) {
      this.decision = decision;
      this.id = id;
    }

    /// The whole answer left.
    public void answered(long rows, long bytes) {
      ended(new Outcome(Verdict.ANSWERED, ""), rows, bytes);
    }

    /// The answer broke off.
    public void failed(WeftException why) {
      ended(new Outcome(Verdict.FAILED, why.code().code()), 0, 0);
    }

    private void ended(Outcome outcome, long rows, long bytes) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      log.note(DecisionRecord.usage(decision, id, outcome), new Counters(1, rows, bytes, millis));
    }
  }

  /// A statement may run.
  ///
  /// @param used per name of a table its columns that the statement uses
  public Recorded allowed(
      Asked asked,
      Optional<String> purpose,
      List<Judged> tables,
      Map<String, SortedSet<String>> used) {
    var record = DecisionRecord.of(asked, purpose, tables, used, new Outcome(Verdict.ALLOW, ""));
    var recorded = new Recorded(record, log.append(record));
    for (Judged table : tables) {
      ProductId.find(table.product())
          .filter(_ -> table.major() > 0)
          .ifPresent(
              product ->
                  reads.count(
                      asked.caller().principal().text(),
                      new MajorId(product, table.major()),
                      table.table(),
                      used.getOrDefault(table.name(), Collections.emptySortedSet()),
                      asked.at()));
    }
    return recorded;
  }

  /// A statement may not run.
  ///
  /// @param purpose as it was stated
  public void refused(
      Asked asked, Optional<String> purpose, List<Judged> tables, WeftException refusal) {
    var outcome = new Outcome(Verdict.DENY, refusal.code().code());
    log.append(DecisionRecord.of(asked, purpose, tables, Map.of(), outcome));
  }

  /// What a build was let read or refused, as the kernel said it.
  ///
  /// @param asked the product, in its run
  /// @param used per name of a table its columns that the build uses
  public void decided(
      Asked asked, StatementDecision decision, Judged table, Map<String, SortedSet<String>> used) {
    switch (decision) {
      case StatementDecision.Allow _ ->
          allowed(asked, table.allowed().flatMap(AllowedTable::purpose), List.of(table), used);
      case StatementDecision.Deny deny ->
          refused(asked, Optional.empty(), List.of(table), deny.failure());
    }
  }

  /// The end of what is sealed of the audit, for a release to repeat; empty before there is one.
  public Optional<AuditHead> head() {
    return log.head();
  }

  /// Somebody looks at what exists, one record per request.
  ///
  /// @param action for instance `show product`
  /// @param subject what is looked at; empty for a list of everything
  public void discovered(Caller caller, String action, String subject) {
    Asked asked =
        catalog.read(reading -> Asked.of(reading, mesh.documents(reading), caller, subject));
    log.append(DecisionRecord.discovery(asked, action));
  }
}
