package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.access.AccessRequestFilter;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Lists requests for access, the newest first: one's own and those one decides about.
public final class ListAccessRequests {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListAccessRequests(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of requests.
  ///
  /// @param state only those in this state, as its word; an unknown word finds none
  public Page<AccessRequestView> list(Caller caller, Optional<String> state, PageRequest page) {
    Optional<State> wanted = state.flatMap(State::find);
    if (state.isPresent() && wanted.isEmpty()) {
      return Page.last(List.of());
    }
    return catalog.read(
        reading -> {
          var views = new AccessRequestViews(reading, mesh, caller);
          List<AccessRequest> found =
              reading
                  .requests()
                  .list(
                      new AccessRequestFilter(wanted, views.sight()),
                      page.number(Long.MAX_VALUE),
                      page.limit() + 1);
          List<AccessRequest> part = found.stream().limit(page.limit()).toList();
          List<AccessRequestView> items = part.stream().map(views::of).toList();
          return part.size() == found.size()
              ? Page.last(items)
              : new Page<>(items, Long.toString(part.getLast().number()));
        });
  }

  /// One request.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND
  public AccessRequestView show(Caller caller, long number) {
    return catalog.read(
        reading -> {
          var views = new AccessRequestViews(reading, mesh, caller);
          return views.of(views.get(reading, number));
        });
  }
}
