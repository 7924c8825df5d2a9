package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists requests for access, the newest first: one's own and those one decides about.
public final class ListAccessRequests {

  private static final int STRIDE = 200;

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
    return catalog.read(
        reading -> {
          var views = new AccessRequestViews(reading, mesh, caller);
          var items = new ArrayList<AccessRequestView>();
          long before = page.number(Long.MAX_VALUE);
          while (true) {
            List<AccessRequest> some = reading.requests().list(before, STRIDE);
            for (AccessRequest request : some) {
              if (views.sees(request) && state.map(request.state().word()::equals).orElse(true)) {
                items.add(views.of(request));
              }
              if (items.size() == page.limit()) {
                return new Page<>(items, Long.toString(request.number()));
              }
            }
            if (some.size() < STRIDE) {
              return Page.last(items);
            }
            before = some.getLast().number();
          }
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
