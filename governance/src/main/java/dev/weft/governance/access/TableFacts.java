package dev.weft.governance.access;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// A table that somebody wants to read, as far as decisions depend on it.
///
/// @param port the output port it belongs to; empty for an internal table
/// @param table bare name
/// @param tags of the table itself
/// @param columns all of them, in the table's order
/// @param used columns that the statement names; empty when that is not known
public record TableFacts(
    ProductId product,
    int major,
    Optional<String> port,
    ProductKind kind,
    List<String> productTags,
    String table,
    List<String> tags,
    List<ColumnFacts> columns,
    Optional<SortedSet<String>> used) {

  public TableFacts {
    productTags = List.copyOf(productTags);
    tags = List.copyOf(tags);
    columns = List.copyOf(columns);
    used =
        used.map(
            names -> java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(names)));
  }

  /// The same with the columns that the statement names.
  public TableFacts using(Optional<SortedSet<String>> names) {
    return new TableFacts(product, major, port, kind, productTags, table, tags, columns, names);
  }

  boolean internal() {
    return port.isEmpty();
  }

  /// The name in SQL, `domain.product.table`.
  public String name() {
    return product.domain() + "." + product.name() + "." + table;
  }

  Optional<ColumnFacts> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }
}
