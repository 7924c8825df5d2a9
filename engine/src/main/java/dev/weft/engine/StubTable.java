package dev.weft.engine;

import dev.weft.model.table.Schema;
import java.util.List;

/// A table of which only the columns are known.
///
/// @param path as the statement mentions it
/// @param name what lineage calls it, for instance `raw_flights` or `operations.departures.flights`
public record StubTable(List<String> path, String name, Schema schema) {
  public StubTable {
    path = List.copyOf(path);
  }
}
