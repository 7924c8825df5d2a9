package dev.weft.usecases.review;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.catalog.review.ProposedChange.State;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.paging.ShownPage;
import dev.weft.usecases.registry.AppliedMesh;
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
        reading ->
            ShownPage.of(
                new Concerning(reading, new ChangeSight(reading, mesh, caller), caller, wanted),
                page.number(Long.MAX_VALUE),
                page.limit()));
  }

  private record Concerning(
      Reading reading, ChangeSight sight, Caller caller, Optional<State> state)
      implements ShownPage.Rows<Long, ProposedChange, ChangeView> {

    @Override
    public List<ProposedChange> after(Long number, int limit) {
      return reading
          .changes()
          .list(state, caller.principal().text(), sight.audience(), number, limit);
    }

    @Override
    public Long place(ProposedChange change) {
      return change.number();
    }

    @Override
    public void prepare(List<ProposedChange> changes) {
      sight.prepare(changes);
    }

    @Override
    public Optional<ChangeView> show(ProposedChange change) {
      return Optional.of(change).filter(sight::isSeen).map(sight::line);
    }
  }

  /// A change with what it would do now and what is missing.
  ///
  /// @throws dev.weft.model.error.WeftException CHANGE_NOT_FOUND
  public ChangeView show(Caller caller, long number) {
    return pages.show(caller, number);
  }
}
