package dev.weft.usecases.registry;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import java.util.List;
import java.util.Optional;

/// What agreements let products pass on.
public final class Onwards {

  private Onwards() {}

  /// The passage under which values came that may not reach a port; empty when they may.
  ///
  /// @param agreements those in force
  public static Optional<Passage> kept(List<Agreement> agreements, Origin origin) {
    return origin.through().stream()
        .filter(
            passage ->
                agreements.stream()
                    .filter(one -> one.product().domain().equals(passage.domain()))
                    .filter(one -> one.id().equals(passage.agreement()))
                    .anyMatch(one -> one.onward() instanceof Onward.None))
        .findFirst();
  }
}
