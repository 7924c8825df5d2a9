package dev.weft.usecases.review;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.catalog.review.ProposedChange.State;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows proposed changes to those whom they concern.
public final class ShowChanges {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final ChangePages pages;

  public ShowChanges(Catalog catalog, AppliedMesh mesh, ChangePages pages) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.pages = pages;
  }

  /// A page of changes, the newest first, without what they would do.
  ///
  /// @param state only those in this state, as its word; an unknown word finds none
  public Page<ChangeView> list(Caller caller, Optional<String> state, PageRequest page) {
    Optional<State> wanted = state.flatMap(State::find);
    if (state.isPresent() && wanted.isEmpty()) {
      return Page.last(List.of());
    }
    return catalog.read(
        reading -> {
          var sight = new ChangeSight(reading, mesh, caller);
          List<ProposedChange> found =
              seen(reading, sight, caller, wanted, page.number(Long.MAX_VALUE), page.limit() + 1);
          List<ProposedChange> part = found.stream().limit(page.limit()).toList();
          List<ChangeView> items = part.stream().map(sight::line).toList();
          return part.size() == found.size()
              ? Page.last(items)
              : new Page<>(items, Long.toString(part.getLast().number()));
        });
  }

  /// Reads on until there are enough: neither a short page nor its end tells of what is hidden.
  private static List<ProposedChange> seen(
      Reading reading,
      ChangeSight sight,
      Caller caller,
      Optional<State> state,
      long before,
      int wanted) {
    var seen = new ArrayList<ProposedChange>();
    long last = before;
    List<ProposedChange> batch;
    do {
      batch =
          reading.changes().list(state, caller.principal().text(), sight.audience(), last, wanted);
      batch.stream().filter(sight::isSeen).forEach(seen::add);
      last = batch.isEmpty() ? last : batch.getLast().number();
    } while (batch.size() == wanted && seen.size() < wanted);
    return seen.stream().limit(wanted).toList();
  }

  /// A change with what it would do now and what is missing.
  ///
  /// @throws dev.weft.model.error.WeftException CHANGE_NOT_FOUND
  public ChangeView show(Caller caller, long number) {
    return pages.show(caller, number);
  }
}
