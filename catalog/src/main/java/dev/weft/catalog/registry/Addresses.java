package dev.weft.catalog.registry;

import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.Moves;
import dev.weft.model.product.Moves.Move;

/// Reads which addresses products had before.
public class Addresses {

  private final Snapshot snapshot;

  public Addresses(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// All of them, by the earlier address.
  public final Moves moves() {
    return new Moves(
        snapshot
            .query("select * from product_address order by former")
            .map(
                (row, context) ->
                    new Move(
                        Columns.product(row, "former"),
                        Columns.product(row, "product"),
                        Columns.product(row, "first"),
                        row.getLong("moved_at")))
            .list());
  }
}
