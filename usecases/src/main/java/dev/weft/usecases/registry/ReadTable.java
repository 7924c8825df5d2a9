package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.access.ColumnFacts;
import dev.weft.governance.access.TableFacts;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
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
/// @param origins per column where its values come from
public record ReadTable(
    ProductId product,
    int major,
    Optional<String> port,
    ProductKind kind,
    TableTags tags,
    String table,
    SortedMap<String, Column> declared,
    SortedMap<String, SortedMap<String, String>> labels,
    SortedMap<String, List<Origin>> origins) {

  public ReadTable {
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /// A table of a release; kind, port and contract are those of the revision it was built from, and
  /// tags with them those that were added since.
  public static ReadTable of(
      Reading reading, AppliedMesh mesh, Release release, ReleasedTable table) {
    ReleaseId id = release.id();
    return of(
        reading,
        mesh,
        release,
        table,
        reading.registry().activeRevision(id.product(), id.version().major()));
  }

  /// The same at another moment.
  ///
  /// @param inForce the last revision of the release's major then; empty when it was retired
  public static ReadTable of(
      Reading reading,
      AppliedMesh mesh,
      Release release,
      ReleasedTable table,
      Optional<Revision> inForce) {
    return of(reading, mesh, release, List.of(table), inForce).getFirst();
  }

  /// Several tables of one release, whose revisions are looked up once.
  ///
  /// @param inForce the last revision of the release's major
  public static List<ReadTable> of(
      Reading reading,
      AppliedMesh mesh,
      Release release,
      List<ReleasedTable> tables,
      Optional<Revision> inForce) {
    Optional<ProductFolder> folder =
        reading
            .registry()
            .findRevision(release.id().product(), release.revision())
            .map(known -> mesh.folder(reading, known));
    Optional<ProductFolder> now = inForce.map(known -> mesh.folder(reading, known));
    return tables.stream().map(table -> of(release, table, folder, now)).toList();
  }

  /// A table of a release whose revisions are known.
  ///
  /// @param folder of the revision that the release was built from
  /// @param now of the last revision of the release's major
  public static ReadTable of(
      Release release,
      ReleasedTable table,
      Optional<ProductFolder> folder,
      Optional<ProductFolder> now) {
    return new ReadTable(
        release.id().product(),
        release.id().version().major(),
        table.internal()
            ? Optional.empty()
            : folder.flatMap(f -> port(f, table.name())).or(() -> Optional.of(table.name())),
        folder.map(f -> f.product().value().kind()).orElse(ProductKind.SOURCE_ALIGNED),
        folder.map(f -> TableTags.of(f, now.orElse(f), table.name())).orElse(TableTags.NONE),
        table.name(),
        folder.map(f -> declared(f, table.name())).orElseGet(Collections::emptySortedMap),
        table.labels(),
        origins(release, table));
  }

  private static SortedMap<String, List<Origin>> origins(Release release, ReleasedTable table) {
    var origins = new TreeMap<String, List<Origin>>();
    for (String column : table.labels().keySet()) {
      origins.put(column, List.copyOf(table.origins(release.id().product(), column)));
    }
    return origins;
  }

  /// The same table, read through a port.
  public ReadTable onPort(String name) {
    return new ReadTable(
        product, major, Optional.of(name), kind, tags, table, declared, labels, origins);
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
    return new TableFacts(
        product, major, port, kind, tags.product(), table, tags.table(), columns, Optional.empty());
  }

  private ColumnFacts facts(Column column) {
    return new ColumnFacts(
        column.name(),
        column.type(),
        column.required(),
        tags.columns().getOrDefault(column.name(), List.of()),
        labels.getOrDefault(column.name(), Collections.emptySortedMap()),
        origins.getOrDefault(column.name(), List.of()));
  }
}
