package dev.weft.governance.access;

import dev.weft.model.product.ProductId;
import java.util.Map;
import java.util.SortedMap;

/// A table that somebody wants to read.
///
/// @param port the output port it belongs to; empty text for an internal table
/// @param labels per column, family to label; a column without an entry counts as the highest
public record ReadTable(
    ProductId product,
    int major,
    String table,
    String port,
    Map<String, SortedMap<String, String>> labels) {

  public ReadTable {
    labels = Map.copyOf(labels);
  }

  boolean internal() {
    return port.isEmpty();
  }
}
