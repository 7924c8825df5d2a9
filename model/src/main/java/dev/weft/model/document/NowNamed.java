package dev.weft.model.document;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.policy.Waiver;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// Names products in documents by the addresses that they have now. What an agreement is about
/// stays: it stands in the domain of its product and moves along with it.
record NowNamed(Moves moves) {

  MeshFolder of(MeshFolder folder) {
    return new MeshFolder(
        folder.mesh(),
        folder.people(),
        folder.teams(),
        folder.connections(),
        folder.domains(),
        folder.agreements().stream().map(this::agreement).toList(),
        folder.policies(),
        folder.declassifiers(),
        folder.rules(),
        folder.waivers().stream().map(this::waiver).toList(),
        folder.terms(),
        folder.products());
  }

  private Scoped<Agreement> agreement(Scoped<Agreement> scoped) {
    Agreement agreement = scoped.document().value();
    return agreement.consumer() instanceof Consumer.OfProduct(ProductId consumer)
            && moves.find(consumer).isPresent()
        ? new Scoped<>(
            scoped.scope(),
            scoped.document().with(agreement.heldBy(new Consumer.OfProduct(moves.now(consumer)))))
        : scoped;
  }

  private Scoped<Waiver> waiver(Scoped<Waiver> scoped) {
    Waiver waiver = scoped.document().value();
    int port = waiver.target().indexOf(':');
    String product = port < 0 ? waiver.target() : waiver.target().substring(0, port);
    Optional<ProductId> now = ProductId.find(product).flatMap(moves::find);
    return now.map(
            address ->
                new Scoped<>(
                    scoped.scope(),
                    scoped
                        .document()
                        .with(waiver.of(address + waiver.target().substring(product.length())))))
        .orElse(scoped);
  }
}
