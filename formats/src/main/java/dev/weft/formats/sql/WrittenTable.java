package dev.weft.formats.sql;

import dev.weft.formats.shape.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table under the names that its dialect has for it.
///
/// @param columns names of columns by the names of the contract; those left out are not there
record WrittenTable(Table table, String name, Map<String, String> columns) {

  Optional<String> column(String field) {
    return Optional.ofNullable(columns.get(field));
  }

  /// The names of several columns; empty when one of them was left out.
  Optional<List<String>> columnsOf(List<String> fields) {
    List<String> names = fields.stream().map(this::column).flatMap(Optional::stream).toList();
    return names.size() == fields.size() && !names.isEmpty()
        ? Optional.of(names)
        : Optional.empty();
  }
}
