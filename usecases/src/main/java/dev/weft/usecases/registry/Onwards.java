package dev.weft.usecases.registry;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;

/// What agreements let products pass on.
public final class Onwards {

  private Onwards() {}

  /// The passage under which values came that may not reach a port; empty when they may.
  ///
  /// @param agreements those in force
  /// @param moves products that took their agreements along from the domain that they were in
  public static Optional<Passage> kept(List<Agreement> agreements, Moves moves, Origin origin) {
    return origin.through().stream()
        .filter(
            passage ->
                agreements.stream()
                    .filter(one -> isOf(one.product(), passage.domain(), moves))
                    .filter(one -> one.id().equals(passage.agreement()))
                    .anyMatch(one -> one.onward() instanceof Onward.None))
        .findFirst();
  }

  private static boolean isOf(ProductId product, String domain, Moves moves) {
    return product.domain().equals(domain)
        || moves.former(product).stream().anyMatch(former -> former.domain().equals(domain));
  }
}
