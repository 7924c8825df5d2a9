package dev.weft.model.lineage;

import java.util.Comparator;

/// A column of a table as a statement knows it.
///
/// @param table the table's name in whatever scope is meant: bare inside a product, else
///   `domain.product.table`
public record ColumnRef(String table, String column) implements Comparable<ColumnRef> {
  @Override
  public int compareTo(ColumnRef other) {
    return Comparator.comparing(ColumnRef::table)
        .thenComparing(ColumnRef::column)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
