package dev.weft.usecases.run;

import dev.weft.engine.Rejects;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.table.Column;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.InputNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Effective labels of the tables of a run, computed in the order in which they are built.
final class TableLabels {

  private final LabelRanks ranks;
  private final PinnedInputs inputs;
  private final Map<String, SortedMap<String, SortedMap<String, String>>> tables = new HashMap<>();

  TableLabels(LabelRanks ranks, PinnedInputs inputs) {
    this.ranks = ranks;
    this.inputs = inputs;
  }

  /// Labels per column of a built table. Tables it is made of come first.
  SortedMap<String, SortedMap<String, String>> of(CompiledTable table, BuiltTable built) {
    var labels =
        switch (table) {
          case CompiledTable.Captured captured -> ofCaptured(captured.object(), built);
          case CompiledTable.Made made -> ofMade(made.contract(), built);
        };
    tables.put(table.name(), labels);
    return labels;
  }

  /// Every column of a table of moved rows carries the join of its table's columns.
  SortedMap<String, SortedMap<String, String>> ofRejects(String table) {
    SortedMap<String, String> all = ranks.declared(Optional.empty(), List.of());
    for (SortedMap<String, String> column :
        tables.getOrDefault(table, Collections.emptySortedMap()).values()) {
      all = ranks.join(all, column);
    }
    var labels = new TreeMap<String, SortedMap<String, String>>();
    for (Column column : Rejects.SCHEMA.columns()) {
      labels.put(column.name(), all);
    }
    return labels;
  }

  private SortedMap<String, SortedMap<String, String>> ofCaptured(
      SchemaObject object, BuiltTable built) {
    var labels = new TreeMap<String, SortedMap<String, String>>();
    for (Column column : built.scan().schema().columns()) {
      labels.put(column.name(), ofCaptured(object.property(column.name()), column));
    }
    return labels;
  }

  /// What the platform adds to a captured row says nothing of it; what drift added is unknown.
  private SortedMap<String, String> ofCaptured(Optional<Property> property, Column column) {
    if (property.isEmpty() && column.name().startsWith("_")) {
      return ranks.declared(Optional.empty(), List.of());
    }
    return ranks.ofCaptured(
        property.flatMap(Property::classification),
        property.map(Property::labels).orElse(List.of()));
  }

  private SortedMap<String, SortedMap<String, String>> ofMade(
      Optional<SchemaObject> contract, BuiltTable built) {
    var labels = new TreeMap<String, SortedMap<String, String>>();
    for (OutputColumn column : built.lineage().columns()) {
      Optional<Property> property = contract.flatMap(c -> c.property(column.name()));
      var declared =
          ranks.declared(
              property.flatMap(Property::classification),
              property.map(Property::labels).orElse(List.of()));
      labels.put(column.name(), ranks.effective(column, declared, this::find));
    }
    return labels;
  }

  private Optional<SortedMap<String, String>> find(ColumnRef column) {
    return InputNames.isInput(column.table())
        ? inputs.labels(column)
        : Optional.ofNullable(tables.get(column.table())).map(table -> table.get(column.column()));
  }
}
