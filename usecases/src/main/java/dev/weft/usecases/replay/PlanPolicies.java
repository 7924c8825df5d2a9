package dev.weft.usecases.replay;

import dev.weft.catalog.Catalog;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.compile.PolicyChecks;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.ComingPolicies;
import java.util.ArrayList;
import java.util.List;

/// Says what the policies of a folder would have done to the questions of the last days. Changes
/// nothing.
public final class PlanPolicies {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final FolderReader reader;
  private final Replays replays;

  public PlanPolicies(Catalog catalog, AppliedMesh mesh, FolderReader reader, Replays replays) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.reader = reader;
    this.replays = replays;
  }

  /// The policies of a folder in place of those of the same name; whatever else is in the folder is
  /// passed over. Everybody may ask: what comes out is about questions whose records they may see.
  ///
  /// @param days how many are looked back over, 1 to [Replays#MOST_DAYS]
  /// @throws WeftException PLAN_REFUSED with every finding, or when there is no policy
  public ReplayView plan(Caller caller, List<SourceFile> files, int days) {
    Understood understood = reader.read(files);
    if (!understood.isSound()) {
      throw refused(understood.findings());
    }
    if (understood.folder().policies().isEmpty()) {
      throw WeftException.of(
          ErrorCode.PLAN_REFUSED,
          "There is no access policy in it",
          "Give the file of an AccessPolicy, or a folder with some.");
    }
    Vocabulary vocabulary =
        catalog.read(
            reading -> ComingPolicies.vocabulary(mesh.documents(reading), understood.folder()));
    var findings = new ArrayList<>(understood.findings());
    findings.addAll(PolicyChecks.of(understood.folder(), vocabulary));
    if (findings.stream().anyMatch(Finding::stops)) {
      throw refused(findings);
    }
    return replays.of(caller, understood.folder(), days);
  }

  private static WeftException refused(List<Finding> findings) {
    return WeftException.of(
            ErrorCode.PLAN_REFUSED, "The policies have errors", "Mend them, then ask again.")
        .withFindings(findings.stream().filter(Finding::stops).toList());
  }
}
