package dev.weft.model.lineage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where the columns of one table or result come from.
///
/// @param columns one entry per output column, in order
/// @param influences columns that decide which rows there are, without reaching a value
public record Lineage(List<OutputColumn> columns, SortedSet<ColumnRef> influences) {

  /// An output column with every input column whose value can reach it.
  ///
  /// @param through inputs that reach it through functions only; an input that also comes some
  ///   other way is not among them
  public record OutputColumn(String name, SortedSet<ColumnRef> inputs, List<Through> through) {
    public OutputColumn {
      inputs = Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
      through = List.copyOf(through);
    }

    public OutputColumn(String name, SortedSet<ColumnRef> inputs) {
      this(name, inputs, List.of());
    }

    /// What an input passes on every way to this column; empty when some way passes nothing.
    public SortedSet<String> functions(ColumnRef input) {
      return through.stream()
          .filter(passed -> passed.input().equals(input))
          .findFirst()
          .map(Through::functions)
          .orElse(Collections.emptySortedSet());
    }
  }

  /// An input of which every way to the column passes one of these functions: `weft_…`, or an
  /// aggregate of the statement's outermost block over the bare column or something computed of it
  /// alone, without a condition: `count`, `sum`, `avg`, `count_distinct`.
  public record Through(ColumnRef input, SortedSet<String> functions) {
    public Through {
      functions = Collections.unmodifiableSortedSet(new TreeSet<>(functions));
    }
  }

  public Lineage {
    columns = List.copyOf(columns);
    influences = Collections.unmodifiableSortedSet(new TreeSet<>(influences));
  }

  /// Per table the columns that reach a value or decide which rows there are.
  public SortedMap<String, SortedSet<String>> used() {
    return Stream.concat(
            influences.stream(), columns.stream().flatMap(column -> column.inputs().stream()))
        .collect(
            groupingBy(
                ColumnRef::table,
                TreeMap::new,
                mapping(ColumnRef::column, toCollection(TreeSet::new))));
  }
}
