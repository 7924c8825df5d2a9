package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.usage.CountReads;
import java.util.List;
import java.util.function.Consumer;

/// Plans and applies folders that several people stand behind.
public final class BackedFolders {

  private static final String AGREEMENT = "Agreement";

  private final FolderReader reader;
  private final Planner planner;
  private final CountReads reads;
  private final PlanStore store;

  /// @param reads is written before every plan, which says who reads what
  public BackedFolders(
      Catalog catalog,
      FolderReader reader,
      AppliedMesh mesh,
      ProductCompiler compiler,
      CountReads reads) {
    this.reader = reader;
    this.planner = new Planner(catalog, mesh, compiler);
    this.reads = reads;
    this.store = new PlanStore(catalog, mesh);
  }

  /// The plan of what several people stand behind, with who else is needed.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with every finding
  public Reviewed review(Caller caller, List<SourceFile> files, Backing backing) {
    Understood understood = reader.read(files);
    reads.flush();
    Plan plan = planner.plan(caller, understood, backing.asIfAll());
    return new Reviewed(plan.view(), plan.waiting(), plan.breaking());
  }

  /// A plan on its way through review.
  ///
  /// @param plan as if everybody had agreed
  /// @param waiting documents that somebody else has to stand behind as well
  /// @param breaking products whose promises break
  public record Reviewed(
      PlanView plan, List<PlanView.NotYours> waiting, List<BreakingProduct> breaking) {
    public Reviewed {
      waiting = List.copyOf(waiting);
      breaking = List.copyOf(breaking);
    }
  }

  /// Applies what several people stand behind, all of it or nothing. Agreements among the documents
  /// are decided as always: what is not complete becomes a request.
  ///
  /// @param before is done first in the same transaction
  /// @throws dev.weft.model.error.WeftException CHANGE_WAITS when somebody else would have to stand
  ///   behind it as well, PLAN_REFUSED with every finding
  public AppliedView apply(
      Caller caller, List<SourceFile> files, Backing backing, Consumer<Writing> before) {
    Understood understood = reader.read(files);
    reads.flush();
    Plan plan = planner.plan(caller, understood, backing);
    List<PlanView.NotYours> waiting =
        plan.view().notYours().stream().filter(one -> !one.kind().equals(AGREEMENT)).toList();
    if (!waiting.isEmpty()) {
      throw PlanFailures.waits(waiting);
    }
    List<BreakingProduct> unapproved =
        plan.breaking().stream().filter(product -> !product.approved()).toList();
    if (!unapproved.isEmpty()) {
      throw PlanFailures.unapproved(unapproved);
    }
    return store.carryOut(caller, plan, before);
  }
}
