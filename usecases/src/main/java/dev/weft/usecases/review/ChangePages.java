package dev.weft.usecases.review;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.product.BackedFolders;
import dev.weft.usecases.product.BackedFolders.Reviewed;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Proposed changes as those see whom they concern, with what they would do now.
public final class ChangePages {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final BackedFolders plans;

  public ChangePages(Catalog catalog, AppliedMesh mesh, BackedFolders plans) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.plans = plans;
  }

  /// A change with what it would do now and what is missing.
  ///
  /// @throws WeftException CHANGE_NOT_FOUND
  public ChangeView show(Caller caller, long number) {
    Opened opened = open(caller, number);
    Optional<Reviewed> reviewed = Optional.empty();
    Optional<String> problem = Optional.empty();
    if (opened.change().open()) {
      try {
        reviewed =
            Optional.of(plans.review(caller, opened.files(), ChangeSight.backing(opened.change())));
      } catch (WeftException e) {
        problem = Optional.of(problem(e));
      }
    }
    Optional<Reviewed> plan = reviewed;
    Optional<String> why = problem;
    return catalog.read(
        reading -> new ChangeSight(reading, mesh, caller).view(opened.change(), plan, why));
  }

  /// What the mesh has become since may keep a change from being planned.
  private static String problem(WeftException e) {
    String findings =
        e.findings().stream()
            .filter(Finding::stops)
            .limit(3)
            .map(finding -> finding.place().text() + ": " + finding.message())
            .reduce("", (all, one) -> all + "; " + one);
    return e.sentence() + findings;
  }

  /// A change with its files.
  record Opened(ProposedChange change, List<SourceFile> files) {}

  /// A change that concerns the caller.
  ///
  /// @throws WeftException CHANGE_NOT_FOUND
  Opened open(Caller caller, long number) {
    return catalog.read(
        reading -> {
          ProposedChange change = new ChangeSight(reading, mesh, caller).get(number);
          return new Opened(change, Folders.of(reading, change));
        });
  }
}
