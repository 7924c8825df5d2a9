package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.Analyser.ResultColumn;
import dev.weft.model.lineage.Lineage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A statement bound to the schemas of its tables: text over physical names, and what comes out.
///
/// @param physical path of a table to its physical name
record Prepared(
    String sql, Map<List<String>, String> physical, List<ResultColumn> columns, Lineage lineage) {
  Prepared {
    physical = Map.copyOf(physical);
    columns = List.copyOf(columns);
  }

  List<String> names() {
    return columns.stream().map(ResultColumn::name).toList();
  }

  /// The physical name of a table that the statement was bound to.
  String physicalName(List<String> path) {
    String name = physical.get(path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList());
    if (name == null) {
      throw new IllegalArgumentException("The statement was not bound to " + path);
    }
    return name;
  }

  /// What a prepared statement depends on.
  record Key(String text, List<StubTable> tables) {
    Key {
      tables = List.copyOf(tables);
    }
  }
}
