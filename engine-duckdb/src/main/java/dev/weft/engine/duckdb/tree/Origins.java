package dev.weft.engine.duckdb.tree;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lineage.Through;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Columns of tables that can reach one value.
///
/// @param ways whatever reaches any part of the value, with the functions it passes: one for each
///   way, `PLAIN` for a way that passes none
/// @param fields for a struct made in the statement, what reaches each field; empty otherwise
/// @param copy the column of which every value is a copy, row by row
record Origins(
    SortedMap<ColumnRef, SortedSet<String>> ways,
    Map<String, Origins> fields,
    Optional<ColumnRef> copy) {

  static final Origins NONE = new Origins(new TreeMap<>(), Map.of(), Optional.empty());

  private static final String PLAIN = "";
  private static final String PLATFORM = "weft_";

  static Origins of(ColumnRef column) {
    var ways = new TreeMap<ColumnRef, SortedSet<String>>();
    ways.put(column, new TreeSet<>(List.of(PLAIN)));
    return new Origins(ways, Map.of(), Optional.of(column));
  }

  static Origins of(Collection<Origins> parts) {
    var all = new TreeMap<ColumnRef, SortedSet<String>>();
    for (Origins part : parts) {
      part.ways.forEach(
          (column, ways) -> all.computeIfAbsent(column, _ -> new TreeSet<>()).addAll(ways));
    }
    return new Origins(all, Map.of(), Optional.empty());
  }

  /// A struct with these fields.
  static Origins struct(Map<String, Origins> fields) {
    return new Origins(of(fields.values()).ways, new LinkedHashMap<>(fields), Optional.empty());
  }

  /// The columns alone.
  SortedSet<ColumnRef> all() {
    return new TreeSet<>(ways.keySet());
  }

  /// Something else reaches the value as well.
  Origins and(Origins other) {
    if (other.ways.isEmpty()) {
      return this;
    }
    return ways.isEmpty() ? other : of(List.of(this, other));
  }

  /// The value is sometimes this one and sometimes the other.
  Origins or(Origins other) {
    return of(List.of(this, other));
  }

  /// The same after a function. What passed a function of the platform has passed the strongest.
  Origins through(String function) {
    var passed = new TreeMap<ColumnRef, SortedSet<String>>();
    ways.forEach(
        (column, functions) -> {
          var after = new TreeSet<String>();
          functions.forEach(before -> after.add(stronger(before, function)));
          passed.put(column, after);
        });
    return new Origins(passed, Map.of(), Optional.empty());
  }

  private static String stronger(String before, String function) {
    boolean kept =
        before.startsWith(PLATFORM) || !(before.isEmpty() || function.startsWith(PLATFORM));
    return kept ? before : function;
  }

  /// What reaches a field: everything, where the fields are not known apart.
  Origins field(String name) {
    return fields.getOrDefault(name, this);
  }

  OutputColumn column(String name) {
    var through = new ArrayList<Through>();
    ways.forEach(
        (column, functions) -> {
          if (!functions.contains(PLAIN)) {
            through.add(new Through(column, functions));
          }
        });
    return new OutputColumn(name, all(), through);
  }
}
