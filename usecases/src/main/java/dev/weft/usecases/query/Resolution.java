package dev.weft.usecases.query;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.Statement;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.governance.access.TableFacts;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.ScanPlan;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Decided;
import dev.weft.usecases.registry.ReadTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the names in a statement mean at one moment: all tables of a product from one release. Then
/// the whole statement is decided, outside the transaction, by what was known in it.
final class Resolution {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;
  private final Map<String, StoredRelease> chosen = new HashMap<>();
  private final List<Named> named = new ArrayList<>();

  private Resolution(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
  }

  /// A table that the statement names.
  private record Named(List<String> path, String name, ReleasedTable released, ReadTable table) {}

  /// Finds every table of a statement.
  ///
  /// @throws dev.weft.model.error.WeftException for the first name in the order of the text that
  ///   means nothing, or nothing to this caller
  static Resolution of(Reading reading, AppliedMesh mesh, Caller caller, Statement statement) {
    var resolution = new Resolution(reading, mesh, caller);
    statement.paths().forEach(path -> resolution.named.add(resolution.find(path)));
    return resolution;
  }

  /// Decides the statement as a whole and gives its tables to the engine, as far as they may be
  /// seen.
  ///
  /// @throws dev.weft.model.error.WeftException the kernel's refusal
  List<DecidedTable> decide(Lake lake, QueryRequest request) {
    var scans = new ArrayList<ScanPlan>();
    var facts = new ArrayList<TableFacts>();
    for (Named table : named) {
      ScanPlan scan = lake.plan(table.released().location());
      scans.add(scan);
      facts.add(table.table().facts(scan.schema()));
    }
    var question =
        new Question(caller.principal(), request.purpose(), request.grant(), caller.via(), facts);
    List<AllowedTable> allowed = kernel.decide(question).orThrow().tables();
    var decided = new ArrayList<DecidedTable>();
    for (int i = 0; i < named.size(); i++) {
      decided.add(
          Decided.of(
              named.get(i).path(),
              named.get(i).name(),
              scans.get(i),
              allowed.get(i).obligations()));
    }
    return decided;
  }

  private Named find(List<String> path) {
    Address address =
        path.size() == 3
            ? Address.ofSql(path.get(0), path.get(1), path.get(2))
                .orElseThrow(() -> QueryFailures.noAddress(path))
            : missing(path);
    String table = address.table().orElseThrow();
    kernel.knows(caller.principal(), address.product(), table).orThrow();
    StoredRelease release =
        chosen.computeIfAbsent(address.product() + address.state().suffix(), _ -> release(address));
    ReleasedTable released = release.release().tables().get(table);
    if (released == null) {
      throw QueryFailures.unknownTable(address.sql());
    }
    return new Named(
        path, address.sql(), released, ReadTable.of(reading, mesh, release.release(), released));
  }

  private static Address missing(List<String> path) {
    throw QueryFailures.noAddress(path);
  }

  private StoredRelease release(Address address) {
    ProductId product = address.product();
    return switch (address.state()) {
      case Address.State.Newest() -> newest(address);
      case Address.State.Major(int major) ->
          reading.releases().current(product, major).orElseThrow(() -> never(address));
      case Address.State.Pinned(var version, long number) ->
          reading
              .releases()
              .find(product, number)
              .filter(r -> version.map(r.release().id().version()::equals).orElse(true))
              .map(r -> reading.releases().get(product, number))
              .orElseThrow(() -> never(address));
      case Address.State.Preview(var version, long number) ->
          reading
              .releases()
              .findPreview(product, number)
              .filter(r -> version.equals(r.release().id().version()))
              .map(_ -> reading.releases().getPreview(product, number))
              .orElseThrow(() -> never(address));
    };
  }

  private StoredRelease newest(Address address) {
    return reading.registry().majors(address.product()).stream()
        .filter(ProductMajor::active)
        .sorted(Comparator.comparingInt(ProductMajor::major).reversed())
        .flatMap(major -> reading.releases().current(address.product(), major.major()).stream())
        .findFirst()
        .orElseThrow(() -> never(address));
  }

  private RuntimeException never(Address address) {
    if (reading.registry().findProduct(address.product()).isEmpty()) {
      return QueryFailures.unknownTable(address.sql());
    }
    String product = address.product().toString();
    String wanted = product + address.state().suffix();
    boolean promised =
        switch (address.state()) {
          case Address.State.Newest() -> true;
          case Address.State.Major(int major) ->
              reading.registry().majors(address.product()).stream()
                  .anyMatch(known -> known.major() == major);
          case Address.State.Pinned _, Address.State.Preview _ -> false;
        };
    return promised
        ? QueryFailures.neverReleased(product, wanted)
        : QueryFailures.noRelease(product, wanted);
  }
}
