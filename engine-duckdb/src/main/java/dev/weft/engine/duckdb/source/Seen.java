package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import java.util.List;

/// What one look at all rows of a file found.
record Seen(long rows, List<Column> columns) {

  /// @param raw the column in the rows' own SQL
  /// @param distinct about how many values differ
  record Column(ColumnProfile profile, String raw, long distinct) {}

  Seen {
    columns = List.copyOf(columns);
  }
}
