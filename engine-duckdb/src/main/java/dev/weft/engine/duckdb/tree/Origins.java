package dev.weft.engine.duckdb.tree;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lineage.Through;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Columns of tables that can reach one value.
///
/// @param ways whatever reaches any part of the value, with the functions it passes: one for each
///   way, `Way.PLAIN` for a way that passes none
/// @param fields for a struct made in the statement, what reaches each field; empty otherwise
/// @param copy the column of which every value is a copy, row by row
record Origins(
    SortedMap<ColumnRef, SortedSet<Way>> ways, Map<String, Origins> fields, Optional<Copy> copy) {

  static final Origins NONE = new Origins(new TreeMap<>(), Map.of(), Optional.empty());

  private static final String PLATFORM = "weft_";

  /// A column of which every value is a copy, row by row.
  ///
  /// @param row the mention of the table: values with the same one stand in one row of the table
  record Copy(ColumnRef column, String row) {}

  /// How a column reaches a value.
  ///
  /// @param function the one it passes; empty for none
  /// @param row for an aggregate, the mention of the table whose rows it takes values from
  record Way(String function, String row) implements Comparable<Way> {
    static final Way PLAIN = new Way("", "");

    /// The function that counts values where another one is present, and that of the other one.
    static final String COUNTED = "counted";

    static final String PRESENT = "present";

    /// Whether it may be said outside what the function was.
    private boolean isSaid() {
      return !(function.isEmpty() || function.equals(COUNTED) || function.equals(PRESENT));
    }

    @Override
    public int compareTo(Way other) {
      return Comparator.comparing(Way::function).thenComparing(Way::row).compare(this, other);
    }
  }

  static Origins of(ColumnRef column, String row) {
    var ways = new TreeMap<ColumnRef, SortedSet<Way>>();
    ways.put(column, new TreeSet<>(List.of(Way.PLAIN)));
    return new Origins(ways, Map.of(), Optional.of(new Copy(column, row)));
  }

  static Origins of(Collection<Origins> parts) {
    var all = new TreeMap<ColumnRef, SortedSet<Way>>();
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
    return of(List.of(this, other));
  }

  /// The value is sometimes this one and sometimes the other.
  Origins or(Origins other) {
    return of(List.of(this, other));
  }

  /// The same after a function. What passed a function of the platform has passed the strongest.
  Origins through(String function) {
    return through(new Way(function, ""));
  }

  /// The same after an aggregate over values of one mention of a table.
  Origins through(Way way) {
    var passed = new TreeMap<ColumnRef, SortedSet<Way>>();
    ways.forEach(
        (column, ways) -> {
          var after = new TreeSet<Way>();
          ways.forEach(before -> after.add(stronger(before, way)));
          passed.put(column, after);
        });
    return new Origins(passed, Map.of(), Optional.empty());
  }

  private static Way stronger(Way before, Way way) {
    boolean kept =
        before.function().startsWith(PLATFORM)
            || !(before.equals(Way.PLAIN) || way.function().startsWith(PLATFORM));
    return kept ? before : way;
  }

  /// The same values, of which nobody knows any more which row they stand in.
  Origins loose() {
    return of(List.of(this));
  }

  /// The same values in rows of another mention of what they come from, such as a CTE.
  Origins mentionedBy(String mention) {
    var inside = new LinkedHashMap<String, Origins>();
    fields.forEach((name, field) -> inside.put(name, field.mentionedBy(mention)));
    return new Origins(ways, inside, copy.map(c -> new Copy(c.column(), mention + "." + c.row())));
  }

  /// What reaches a field: everything, where the fields are not known apart.
  Origins field(String name) {
    return fields.getOrDefault(name, this);
  }

  OutputColumn column(String name) {
    var through = new ArrayList<Through>();
    ways.forEach(
        (column, ways) -> {
          if (ways.stream().allMatch(Way::isSaid)) {
            through.add(
                new Through(
                    column,
                    ways.stream()
                        .map(Way::function)
                        .collect(Collectors.toCollection(TreeSet::new))));
          }
        });
    return new OutputColumn(name, all(), through);
  }
}
