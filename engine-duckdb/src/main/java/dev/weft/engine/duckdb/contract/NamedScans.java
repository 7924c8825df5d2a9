package dev.weft.engine.duckdb.contract;

import dev.weft.model.table.ScanPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tables by what SQL may call them. SQL does not tell upper from lower case, so two tables whose
/// names differ in nothing else cannot be named.
final class NamedScans {

  private final Map<String, Optional<ScanPlan>> names = new HashMap<>();
  private final Map<String, Optional<ScanPlan>> aliases = new HashMap<>();

  void add(String name, List<String> others, ScanPlan table) {
    put(names, name, table);
    others.forEach(other -> put(aliases, other, table));
  }

  private static void put(Map<String, Optional<ScanPlan>> into, String name, ScanPlan table) {
    into.merge(
        name.toLowerCase(Locale.ROOT),
        Optional.of(table),
        (one, other) -> one.equals(other) ? one : Optional.empty());
  }

  /// By name in lower case; the name of one table wins over the alias of another.
  Map<String, ScanPlan> all() {
    Map<String, Optional<ScanPlan>> found = new HashMap<>(aliases);
    found.putAll(names);
    Map<String, ScanPlan> all = new HashMap<>();
    found.forEach((name, scan) -> scan.ifPresent(table -> all.put(name, table)));
    return all;
  }
}
