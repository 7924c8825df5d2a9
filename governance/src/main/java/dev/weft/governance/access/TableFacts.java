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
/// @param columns all of them, in the table's order
/// @param used columns that the statement names; empty when that is not known
public record TableFacts(
    ProductId product,
    int major,
    Optional<String> port,
    ProductKind kind,
    List<String> tags,
    String table,
    List<ColumnFacts> columns,
    Optional<SortedSet<String>> used) {

  public TableFacts {
    tags = List.copyOf(tags);
    columns = List.copyOf(columns);
    used =
        used.map(
            names -> java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(names)));
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
