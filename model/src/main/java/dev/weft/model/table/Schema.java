package dev.weft.model.table;

import java.util.List;
import java.util.Optional;

/// The columns of a table, in order.
public record Schema(List<Column> columns) {
  public Schema {
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
