package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// Contract changes that drift proposes; a person may accept them, nothing applies them by itself.
final class Proposals {

  private final Catalog catalog;

  Proposals(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Keeps a capture's proposal, or withdraws the one before when nothing drifts any more. Writes
  /// only when something changes.
  void note(ProductId product, String capture, Optional<String> text) {
    Optional<String> before =
        catalog.read(
            reading ->
                reading.registry().proposals(product, "", 500).stream()
                    .filter(proposal -> proposal.capture().equals(capture))
                    .map(dev.weft.catalog.registry.Proposal::text)
                    .findFirst());
    if (before.equals(text)) {
      return;
    }
    var cause = new Cause("product:" + product, "build", "");
    catalog.write(
        cause,
        writing -> {
          if (text.isPresent()) {
            writing.registry().propose(product, capture, text.get());
          } else {
            writing.registry().withdraw(product, capture);
          }
          return text;
        });
  }
}
