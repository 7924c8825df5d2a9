package dev.weft.formats.sql;

import dev.weft.formats.shape.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts tables behind those that their foreign keys name, as far as there is such an order.
final class TableOrder {

  private final Map<String, Table> waiting = new LinkedHashMap<>();
  private final List<Table> ordered = new ArrayList<>();

  private TableOrder(List<Table> tables) {
    tables.forEach(table -> waiting.putIfAbsent(table.name(), table));
  }

  static List<Table> of(List<Table> tables) {
    var order = new TableOrder(tables);
    while (!order.waiting.isEmpty()) {
      order.step();
    }
    return order.ordered;
  }

  /// The first table that waits for no other; in a ring, the first.
  private void step() {
    Table next =
        waiting.values().stream()
            .filter(this::isFree)
            .findFirst()
            .orElseGet(() -> waiting.values().iterator().next());
    waiting.remove(next.name());
    ordered.add(next);
  }

  private boolean isFree(Table table) {
    return table.links().stream()
        .map(Table.Link::table)
        .allMatch(target -> target.equals(table.name()) || !waiting.containsKey(target));
  }
}
