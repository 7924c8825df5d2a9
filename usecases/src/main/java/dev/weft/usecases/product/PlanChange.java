package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.replay.Replays;
import dev.weft.usecases.usage.CountReads;
import java.util.List;

/// Says what applying a folder would do. Changes nothing.
public final class PlanChange {

  private static final String POLICY = "AccessPolicy";

  private final FolderReader reader;
  private final Planner planner;
  private final CountReads reads;
  private final KnownPlans known;
  private final Replays replays;

  /// @param reads is written before every plan, which says who reads what
  public PlanChange(
      Catalog catalog,
      FolderReader reader,
      AppliedMesh mesh,
      ProductCompiler compiler,
      KnownPlans known,
      Replays replays,
      CountReads reads) {
    this.reader = reader;
    this.planner = new Planner(catalog, mesh, compiler);
    this.reads = reads;
    this.known = known;
    this.replays = replays;
  }

  /// The plan of a folder's files, for this caller.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with every finding
  public PlanView plan(Caller caller, List<SourceFile> files) {
    Understood understood = reader.read(files);
    reads.flush();
    Plan plan = planner.plan(caller, understood);
    known.keep(plan.view().fingerprint(), plan.reads());
    return plan.view().documents().stream().anyMatch(one -> one.kind().equals(POLICY))
        ? plan.view().with(replays.of(caller, understood.folder(), Replays.DAYS))
        : plan.view();
  }
}
