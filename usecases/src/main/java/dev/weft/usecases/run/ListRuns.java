package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.governance.access.AccessKernel;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Lists runs, newest first: those of the domains whose work the caller may see.
public final class ListRuns {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListRuns(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of runs; it may hold fewer than asked for, where the caller may not see the others.
  ///
  /// @param product only runs of this one
  public Page<RunView> list(Caller caller, Optional<ProductId> product, PageRequest page) {
    return catalog.read(reading -> list(reading, caller, product, page));
  }

  private Page<RunView> list(
      Reading reading, Caller caller, Optional<ProductId> product, PageRequest page) {
    Run.Cursor after = cursor(page.cursor());
    List<Run> runs =
        product
            .map(p -> reading.runs().listOf(p, after, page.limit()))
            .orElseGet(() -> reading.runs().list(after, page.limit()));
    AccessKernel kernel = mesh.documents(reading).kernel(reading.now());
    var items =
        new RunViews(reading, mesh, caller)
            .of(
                runs.stream()
                    .filter(run -> SeenRuns.sees(kernel, caller, run.product().domain()))
                    .toList());
    return runs.size() < page.limit()
        ? Page.last(items)
        : new Page<>(items, text(runs.getLast().cursor()));
  }

  private static Run.Cursor cursor(String text) {
    int at = text.indexOf('.');
    if (at < 0) {
      return Run.Cursor.NEWEST;
    }
    try {
      return new Run.Cursor(Long.parseLong(text.substring(0, at)), text.substring(at + 1));
    } catch (NumberFormatException _) {
      return Run.Cursor.NEWEST;
    }
  }

  private static String text(Run.Cursor cursor) {
    return cursor.queuedAt() + "." + cursor.id();
  }
}
