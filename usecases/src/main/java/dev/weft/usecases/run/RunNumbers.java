package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.quality.Measured;
import dev.weft.model.run.Release;
import dev.weft.model.table.Column;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import dev.weft.usecases.registry.DeclaredLabels;
import dev.weft.usecases.registry.ReadTable;
import dev.weft.usecases.registry.TableTags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Of which tables of a run the caller may see numbers. What a run has not released yet is judged
/// by the release before it, else by what its contract declares; a table of which nothing is known
/// shows none. Belongs to its read transaction.
final class RunNumbers {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final DataSight sight;
  private final Run run;
  private final Optional<Release> release;
  private final Map<String, Optional<ReadTable>> tables = new HashMap<>();

  RunNumbers(
      Reading reading, AppliedMesh mesh, DataSight sight, Run run, Optional<Release> released) {
    this.reading = reading;
    this.mesh = mesh;
    this.sight = sight;
    this.run = run;
    this.release = released.or(() -> sight.current(run.product(), run.major()));
  }

  boolean shown(String table) {
    return table(table).filter(sight::reads).isPresent();
  }

  /// Whether all that a check has measured may be told.
  boolean measured(List<Measured> all) {
    return all.stream()
        .allMatch(
            one ->
                table(one.table())
                    .filter(known -> sight.measures(known, one.columns()))
                    .isPresent());
  }

  private Optional<ReadTable> table(String name) {
    return tables.computeIfAbsent(name, this::find);
  }

  private Optional<ReadTable> find(String name) {
    return release
        .flatMap(r -> Optional.ofNullable(r.tables().get(name)))
        .map(known -> sight.read(release.orElseThrow(), known))
        .or(() -> declared(name));
  }

  private Optional<ReadTable> declared(String table) {
    Optional<ProductFolder> folder = sight.revision(run.product(), run.revision());
    return folder.flatMap(
        f ->
            object(f.contracts().values().stream().map(c -> c.value()).toList(), table)
                .map(object -> declared(f, object, Optional.of(table)))
                .or(
                    () ->
                        object(f.internals().values().stream().map(c -> c.value()).toList(), table)
                            .map(object -> declared(f, object, Optional.empty()))));
  }

  private static Optional<SchemaObject> object(Collection<Contract> contracts, String table) {
    return contracts.stream().flatMap(contract -> contract.object(table).stream()).findFirst();
  }

  /// What was declared when it ran, and what has been declared since: a raised label holds at once.
  private ReadTable declared(ProductFolder folder, SchemaObject object, Optional<String> port) {
    Optional<ProductFolder> now = sight.inForce(run.product(), run.major());
    LabelRanks ranks = mesh.documents(reading).ranks();
    var declared = new DeclaredLabels(ranks);
    Map<String, SortedMap<String, String>> since = since(declared, now, object.name());
    var labels = new TreeMap<String, SortedMap<String, String>>();
    var columns = new TreeMap<String, Column>();
    for (Property property : object.properties()) {
      SortedMap<String, String> then =
          port.isEmpty() ? declared.captured(property) : declared.made(property);
      labels.put(
          property.name(), ranks.join(then, since.getOrDefault(property.key(), ranks.lowest())));
      columns.put(property.name(), ReadTable.column(property));
    }
    return new ReadTable(
        run.product(),
        run.major(),
        port,
        folder.product().value().kind(),
        TableTags.of(folder, now.orElse(folder), object.name()),
        object.name(),
        columns,
        labels,
        java.util.Collections.emptySortedMap());
  }

  private static Map<String, SortedMap<String, String>> since(
      DeclaredLabels declared, Optional<ProductFolder> now, String table) {
    var since = new HashMap<String, SortedMap<String, String>>();
    now.map(declared::of).orElse(List.of()).stream()
        .filter(column -> column.table().equals(table))
        .forEach(column -> since.put(column.key(), column.labels()));
    return since;
  }
}
