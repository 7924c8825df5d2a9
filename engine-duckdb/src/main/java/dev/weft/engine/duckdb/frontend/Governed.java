package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.DecidedTable;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.Schema;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A statement under obligations: text over physical names, which stand in the order of the tables
/// it was made for, and the columns that it uses. It holds no secrets and no files, so it may be
/// remembered.
record Governed(
    String sql,
    List<String> columns,
    List<String> physical,
    SortedMap<String, SortedSet<String>> used) {
  Governed {
    used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
    columns = List.copyOf(columns);
    physical = List.copyOf(physical);
  }

  /// What a governed statement depends on.
  record Key(String text, List<Table> tables) {
    Key {
      tables = List.copyOf(tables);
    }
  }

  /// A decided table without its files.
  record Table(List<String> path, String name, Schema schema, Obligations obligations) {
    Table {
      path = List.copyOf(path);
    }

    static Table of(DecidedTable table) {
      return new Table(table.path(), table.name(), table.scan().schema(), table.obligations());
    }

    Schema visible() {
      return PolicySelect.visible(schema, obligations);
    }

    /// Whether statements may read it as it is stored.
    boolean isOpen() {
      return !obligations.changeValues() && visible().equals(schema);
    }
  }
}
