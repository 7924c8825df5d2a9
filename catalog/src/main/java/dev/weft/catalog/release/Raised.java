package dev.weft.catalog.release;

import dev.weft.catalog.store.Json;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.Origin;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.Provenance;
import dev.weft.model.run.Release.ReleasedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What columns of some releases of one product carry since labels were raised.
final class Raised {

  private final Map<Long, Map<String, Map<String, Carried>>> releases = new HashMap<>();

  /// Returns the column's name, for the sake of row mappers.
  String add(long number, String table, String column, String carried) {
    releases
        .computeIfAbsent(number, _ -> new HashMap<>())
        .computeIfAbsent(table, _ -> new HashMap<>())
        .put(column, Json.read(carried, Carried.class));
    return column;
  }

  StoredRelease over(StoredRelease stored) {
    Release release = stored.release();
    Map<String, Map<String, Carried>> raised = releases.get(release.id().number());
    if (raised == null) {
      return stored;
    }
    var tables = new TreeMap<>(release.tables());
    raised.forEach(
        (name, columns) -> tables.computeIfPresent(name, (_, table) -> over(table, columns)));
    return new StoredRelease(
        stored.kind(), release.with(tables), stored.expiresAt(), stored.droppedAt());
  }

  private static ReleasedTable over(ReleasedTable table, Map<String, Carried> columns) {
    SortedMap<String, SortedMap<String, String>> labels = new TreeMap<>(table.labels());
    SortedMap<String, List<Origin>> origins = new TreeMap<>(table.provenance().origins());
    columns.forEach(
        (column, carried) -> {
          labels.put(column, carried.labels());
          origins.put(column, carried.origins());
        });
    Provenance before = table.provenance();
    return table.with(
        labels, new Provenance(origins, before.keys(), before.agreements(), before.lowered()));
  }
}
