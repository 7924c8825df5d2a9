package dev.weft.usecases.run;

import dev.weft.engine.Rejects;
import dev.weft.governance.labels.CarriedColumns;
import dev.weft.governance.labels.Declassifying;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.Provenance;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.Column;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.CountedTable;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the columns of a run's tables carry. A table is asked for once those it is made of are
/// known. Thread-safe.
final class TableCarried {

  private final ProductId first;
  private final LabelRanks ranks;
  private final CarriedColumns carrying;
  private final Declassifying declassifying;
  private final PinnedInputs inputs;
  private final Map<String, CountedTable> counted;
  private final Map<String, Known> tables = new ConcurrentHashMap<>();

  /// @param counted tables by name whose groups can be counted for declassifiers
  TableCarried(
      ProductId product,
      MeshDocuments documents,
      PinnedInputs inputs,
      Map<String, CountedTable> counted) {
    this.first = documents.moves().first(product);
    this.counted = Map.copyOf(counted);
    this.ranks = documents.ranks();
    this.carrying = new CarriedColumns(ranks);
    this.declassifying = new Declassifying(documents.families());
    this.inputs = inputs;
  }

  /// What is known of a built table.
  private record Known(Map<String, Carried> columns, List<Lowered> lowered) {}

  /// Takes note of a built table.
  void built(CompiledTable table, BuiltTable built) {
    tables.put(
        table.name(),
        switch (table) {
          case CompiledTable.Captured captured ->
              new Known(captured(captured.object(), built), List.of());
          case CompiledTable.Made made -> made(made, built.lineage());
        });
  }

  /// What lowers labels on the way into a table that is to be built.
  ///
  /// @param lineage of its columns
  List<Lowered> lowered(CompiledTable.Made table, Lineage lineage) {
    return lineage.columns().stream().flatMap(column -> lowered(table, column).stream()).toList();
  }

  /// A statement with the counts that declassifiers ask for.
  Optional<CountedTable> counted(CompiledTable.Made table) {
    return Optional.ofNullable(counted.get(table.name()));
  }

  private List<Lowered> lowered(CompiledTable.Made table, OutputColumn column) {
    return declassifying.of(
        column, counted(table).map(CountedTable::groups).orElse(List.of()), this::of);
  }

  /// A table of which was taken note.
  ReleasedTable released(CompiledTable table, BuiltTable built) {
    Known known = known(table.name());
    Map<String, Carried> columns = known.columns();
    return new ReleasedTable(
        built.name(),
        built.internal(),
        built.location(),
        built.scan().rows(),
        built.scan().bytes(),
        built.rejected(),
        built.lineage(),
        labels(columns),
        new Provenance(
            origins(columns),
            keys(table.contract()),
            agreements(built.lineage()),
            known.lowered()));
  }

  /// The table of rows that were moved aside: a row of it is a whole row of the other.
  ReleasedTable released(BuiltTable table, BuiltTable.Rejected rejects) {
    var whole = new TreeSet<ColumnRef>();
    known(table.name())
        .columns()
        .keySet()
        .forEach(column -> whole.add(new ColumnRef(table.name(), column)));
    var columns = new HashMap<String, Carried>();
    var lineage = new ArrayList<OutputColumn>();
    for (Column column : Rejects.SCHEMA.columns()) {
      var made = new OutputColumn(column.name(), whole);
      lineage.add(made);
      columns.put(
          column.name(),
          carrying.made(
              made, ranks.lowest(), self(rejects.name(), made.name()), List.of(), this::of));
    }
    return new ReleasedTable(
        rejects.name(),
        true,
        rejects.location(),
        rejects.scan().rows(),
        rejects.scan().bytes(),
        0,
        new Lineage(lineage, new TreeSet<>()),
        labels(columns),
        new Provenance(origins(columns), new TreeMap<>(), new TreeMap<>(), List.of()));
  }

  private Map<String, Carried> captured(SchemaObject object, BuiltTable built) {
    var columns = new HashMap<String, Carried>();
    for (Column column : built.scan().schema().columns()) {
      columns.put(
          column.name(),
          carrying.own(
              captured(object.property(column.name()), column), self(built.name(), column.name())));
    }
    return columns;
  }

  /// What the platform adds to a captured row says nothing of it; what drift added is unknown.
  private SortedMap<String, String> captured(Optional<Property> property, Column column) {
    if (property.isEmpty() && column.name().startsWith("_")) {
      return ranks.lowest();
    }
    return ranks.ofCaptured(
        property.flatMap(Property::classification),
        property.map(Property::labels).orElse(List.of()));
  }

  private Known known(String table) {
    return tables.getOrDefault(table, new Known(Map.of(), List.of()));
  }

  private Known made(CompiledTable.Made table, Lineage lineage) {
    var columns = new HashMap<String, Carried>();
    var lowered = new ArrayList<Lowered>();
    for (OutputColumn column : lineage.columns()) {
      Optional<Property> property = table.contract().flatMap(c -> c.property(column.name()));
      var declared =
          ranks.declared(
              property.flatMap(Property::classification),
              property.map(Property::labels).orElse(List.of()));
      List<Lowered> onTheWay = lowered(table, column);
      lowered.addAll(onTheWay);
      columns.put(
          column.name(),
          carrying.made(column, declared, self(table.name(), column.name()), onTheWay, this::of));
    }
    return new Known(columns, lowered);
  }

  /// What a column carries; one that nobody knows counts as the highest.
  private Carried of(ColumnRef column) {
    Optional<Carried> known =
        InputNames.isInput(column.table())
            ? inputs.carried(column)
            : Optional.ofNullable(known(column.table()).columns().get(column.column()));
    return known.orElseGet(
        () -> carrying.own(ranks.highest(), self(column.table(), column.column())));
  }

  private Origin self(String table, String column) {
    return Origin.of(first.domain(), first.name(), table, column);
  }

  private SortedMap<String, String> agreements(Lineage lineage) {
    var agreements = new TreeMap<String, String>();
    for (OutputColumn column : lineage.columns()) {
      for (ColumnRef input : column.inputs()) {
        inputs.agreement(input.table()).ifPresent(id -> agreements.put(input.table(), id));
      }
    }
    return agreements;
  }

  private static SortedMap<String, String> keys(Optional<SchemaObject> contract) {
    var keys = new TreeMap<String, String>();
    contract.map(SchemaObject::properties).orElse(List.of()).stream()
        .filter(property -> !property.key().equals(property.name()))
        .forEach(property -> keys.put(property.name(), property.key()));
    return keys;
  }

  private static SortedMap<String, SortedMap<String, String>> labels(Map<String, Carried> columns) {
    var labels = new TreeMap<String, SortedMap<String, String>>();
    columns.forEach((name, carried) -> labels.put(name, carried.labels()));
    return labels;
  }

  private static SortedMap<String, List<Origin>> origins(Map<String, Carried> columns) {
    var origins = new TreeMap<String, List<Origin>>();
    columns.forEach((name, carried) -> origins.put(name, carried.origins()));
    return origins;
  }
}
