package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.usage.CountReads;
import java.util.List;

/// Applies exactly the plan that was made: one transaction, or nothing.
public final class ApplyChange {

  private final Catalog catalog;
  private final FolderReader reader;
  private final Planner planner;
  private final CountReads reads;
  private final KnownPlans known;
  private final PlanStore store;

  /// @param reads is written before every plan, which says who reads what
  public ApplyChange(
      Catalog catalog,
      FolderReader reader,
      AppliedMesh mesh,
      ProductCompiler compiler,
      KnownPlans known,
      CountReads reads) {
    this.catalog = catalog;
    this.reader = reader;
    this.planner = new Planner(catalog, mesh, compiler);
    this.reads = reads;
    this.known = known;
    this.store = new PlanStore(catalog, mesh);
  }

  /// Applies a folder as planned. Nothing is written when the plan is empty.
  ///
  /// @param fingerprint of the plan that the caller has seen
  /// @throws dev.weft.model.error.WeftException PLAN_STALE that says what moved, PLAN_UNKNOWN,
  ///   PLAN_REFUSED with every finding
  public AppliedView apply(Caller caller, List<SourceFile> files, String fingerprint) {
    Understood understood = reader.read(files);
    reads.flush();
    Plan plan = planner.again(caller, understood, known.readOf(fingerprint));
    if (!plan.view().fingerprint().equals(fingerprint)) {
      throw known
          .moved(fingerprint, plan.reads())
          .map(PlanFailures::stale)
          .orElseGet(PlanFailures::unknown);
    }
    if (plan.view().empty()) {
      long head = catalog.read(reading -> reading.journal().head());
      return new AppliedView(false, head, 0, List.of(), List.of(), plan.view().notYours());
    }
    return store.carryOut(caller, plan, _ -> {});
  }
}
