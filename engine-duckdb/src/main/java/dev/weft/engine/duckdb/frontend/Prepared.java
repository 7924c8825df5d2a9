package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.model.lineage.Lineage;
import java.util.List;

/// What came out of binding a statement to the schemas of its tables.
record Prepared(List<ResultColumn> columns, Lineage lineage) {
  Prepared {
    columns = List.copyOf(columns);
  }

  /// What a prepared statement depends on.
  record Key(String text, List<StubTable> tables) {
    Key {
      tables = List.copyOf(tables);
    }
  }
}
