package dev.weft.engine.duckdb.tree;

import dev.weft.model.lineage.ColumnRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Columns of tables that can reach one value.
///
/// @param all whatever reaches any part of the value
/// @param fields for a struct made in the statement, what reaches each field; empty otherwise
record Origins(SortedSet<ColumnRef> all, Map<String, Origins> fields) {

  static final Origins NONE = new Origins(new TreeSet<>(), Map.of());

  static Origins of(ColumnRef column) {
    return new Origins(new TreeSet<>(java.util.List.of(column)), Map.of());
  }

  static Origins of(Collection<Origins> parts) {
    SortedSet<ColumnRef> all = new TreeSet<>();
    parts.forEach(part -> all.addAll(part.all));
    return new Origins(all, Map.of());
  }

  /// A struct with these fields.
  static Origins struct(Map<String, Origins> fields) {
    return new Origins(of(fields.values()).all, new LinkedHashMap<>(fields));
  }

  Origins and(Origins other) {
    if (other.all.isEmpty()) {
      return this;
    }
    return all.isEmpty() ? other : of(java.util.List.of(this, other));
  }

  /// What reaches a field: everything, where the fields are not known apart.
  Origins field(String name) {
    return fields.getOrDefault(name, this);
  }
}
