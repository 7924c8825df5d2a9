package dev.weft.usecases.query;

import dev.weft.catalog.Catalog;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.registry.AppliedMesh;

/// Lists statements under way: one's own, and for those who operate the platform all, but without
/// the texts of others, which may hold what they may not see.
public final class ListQueries {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final LiveQueries live;

  public ListQueries(Catalog catalog, AppliedMesh mesh, LiveQueries live) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.live = live;
  }

  /// The oldest first, on one page.
  public Page<QueryView> list(Caller caller) {
    Principal by = caller.principal();
    boolean all =
        catalog.read(
            reading ->
                mesh.documents(reading).kernel(reading.now()).onMesh(by, Action.OPERATE).allowed());
    return Page.last(
        live.list().stream()
            .filter(query -> all || query.principal().equals(by))
            .map(query -> live.view(query, by))
            .toList());
  }
}
