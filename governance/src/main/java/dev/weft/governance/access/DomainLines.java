package dev.weft.governance.access;

import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which domains' policies concern what: a domain stands for itself and for those that it is part
/// of.
///
/// @param moves products that have left the domain in which their columns began
record DomainLines(DomainTree tree, Moves moves) {

  List<String> of(String domain) {
    return tree.line(domain);
  }

  /// The origins of a column; one that comes from nowhere else is its own, by the address that its
  /// product had in the beginning.
  List<Origin> origins(TableFacts table, ColumnFacts column) {
    ProductId first = moves.first(table.product());
    return column.origins().isEmpty()
        ? List.of(Origin.of(first.domain(), first.name(), table.table(), column.name()))
        : column.origins();
  }

  /// Whom values of an origin come from: the domain in which they began, for good, and the one that
  /// answers for them now.
  Set<String> of(Origin origin) {
    var lines = new LinkedHashSet<>(tree.line(origin.domain()));
    lines.addAll(tree.line(now(origin)));
    return lines;
  }

  /// The domain that answers for an origin now.
  String now(Origin origin) {
    return moves.isEmpty()
        ? origin.domain()
        : moves.now(new ProductId(origin.domain(), origin.product())).domain();
  }

  /// Whether a product is, or was, of a domain.
  boolean isOf(ProductId product, String domain) {
    return product.domain().equals(domain)
        || moves.former(product).stream().anyMatch(former -> former.domain().equals(domain));
  }
}
