package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.access.ColumnFacts;
import dev.weft.governance.access.TableFacts;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table as it was released or declared, before its files are looked at: what the kernel is told
/// of it. Immutable.
///
/// @param port empty for an internal table
/// @param declared types by the contract, as far as one names the table
/// @param labels effective labels per column, family to label
public record ReadTable(
    ProductId product,
    int major,
    Optional<String> port,
    ProductKind kind,
    List<String> tags,
    String table,
    SortedMap<String, Column> declared,
    SortedMap<String, SortedMap<String, String>> labels) {

  public ReadTable {
    tags = List.copyOf(tags);
    declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /// A table of a release; kind, tags, port and contract are those of the revision it was built
  /// from.
  public static ReadTable of(
      Reading reading, AppliedMesh mesh, Release release, ReleasedTable table) {
    Optional<Revision> revision =
        reading.registry().findRevision(release.id().product(), release.revision());
    Optional<ProductFolder> folder = revision.map(known -> mesh.folder(reading, known));
    return new ReadTable(
        release.id().product(),
        release.id().version().major(),
        table.internal()
            ? Optional.empty()
            : folder.flatMap(f -> port(f, table.name())).or(() -> Optional.of(table.name())),
        folder.map(f -> f.product().value().kind()).orElse(ProductKind.SOURCE_ALIGNED),
        folder.map(f -> f.product().value().tags()).orElse(List.of()),
        table.name(),
        folder.map(f -> declared(f, table.name())).orElseGet(Collections::emptySortedMap),
        table.labels());
  }

  /// The same table, read through a port.
  public ReadTable onPort(String name) {
    return new ReadTable(product, major, Optional.of(name), kind, tags, table, declared, labels);
  }

  /// The port whose contract names the table.
  private static Optional<String> port(ProductFolder folder, String table) {
    return folder.product().value().outputPorts().stream()
        .filter(
            port ->
                folder
                    .contract(port.contractId())
                    .flatMap(contract -> contract.value().object(table))
                    .isPresent())
        .map(OutputPort::name)
        .findFirst();
  }

  private static SortedMap<String, Column> declared(ProductFolder folder, String table) {
    var columns = new TreeMap<String, Column>();
    for (Collection<Sourced<Contract>> contracts :
        List.of(folder.contracts().values(), folder.internals().values())) {
      contracts.stream()
          .flatMap(contract -> contract.value().object(table).stream())
          .flatMap(object -> object.properties().stream())
          .forEach(property -> columns.putIfAbsent(property.name(), column(property)));
    }
    return columns;
  }

  /// The column that a property declares.
  public static Column column(Property property) {
    return Column.of(property.name(), property.type()).withRequired(property.required());
  }

  /// The question about the table as it lies in its files.
  public TableFacts facts(Schema schema) {
    var columns = new ArrayList<ColumnFacts>();
    schema.columns().forEach(column -> columns.add(facts(column)));
    return facts(columns);
  }

  /// The question whether everything in the table may be counted, for which types of columns that
  /// no contract declares do not matter: a filter that does not bind keeps the numbers back.
  public TableFacts facts() {
    var columns = new ArrayList<ColumnFacts>();
    for (String name : labels.keySet()) {
      Column known = declared.get(name);
      columns.add(facts(known == null ? Column.of(name, Type.Primitive.BINARY) : known));
    }
    return facts(columns);
  }

  private TableFacts facts(List<ColumnFacts> columns) {
    return new TableFacts(product, major, port, kind, tags, table, columns, Optional.empty());
  }

  private ColumnFacts facts(Column column) {
    return new ColumnFacts(
        column.name(),
        column.type(),
        column.required(),
        List.of(),
        labels.getOrDefault(column.name(), Collections.emptySortedMap()),
        List.of());
  }
}
