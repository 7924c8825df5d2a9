package dev.weft.catalog.address;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.registry.Addresses;
import dev.weft.catalog.registry.Registry;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.Map;

/// Gives products other addresses. Every method records what it did in the journal.
public final class AddressWriter extends Addresses {

  private final Change change;

  public AddressWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Gives a product another address. Everything that is kept of it goes along: revisions, releases
  /// with their previews, lines of tables, runs, requests, what was measured and read, and whoever
  /// reads it or watches it. No file moves. What was written down as it happened stays as it was:
  /// the journal, and where columns come from.
  ///
  /// The caller sees to it that no run of the product or of one that reads it is under way, and
  /// moves the agreements on it.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND when there is no such product,
  ///   REGISTRY_CHANGED when the other address belongs to a product, or did
  public void move(ProductId from, ProductId to) {
    var registry = new Registry(change);
    long revision = registry.getProduct(from).revision();
    Moves before = moves();
    boolean another = before.find(to).filter(owner -> !owner.equals(from)).isPresent();
    if (another || registry.findProduct(to).isPresent()) {
      throw AddressProblems.taken(to);
    }
    new ProductRows(change, from, to).rename();
    note(before.first(from), from, to);
    change.record(
        EntryKinds.PRODUCT_MOVED,
        to.toString(),
        Map.of("from", from.toString(), "revision", revision));
  }

  private void note(ProductId first, ProductId from, ProductId to) {
    change
        .update("delete from product_address where former = :to")
        .bind("to", to.toString())
        .execute();
    change
        .update(
            """
            insert into product_address (former, product, first, moved_at, moved_by)
            values (:from, :to, :first, :now, :by)
            """)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("first", first.toString())
        .bind("now", change.now())
        .bind("by", change.cause().principal())
        .execute();
  }
}
