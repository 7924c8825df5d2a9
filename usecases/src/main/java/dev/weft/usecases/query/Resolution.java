package dev.weft.usecases.query;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.Statement;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Decision;
import dev.weft.governance.access.ReadTable;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.audit.Judged;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the names in a statement mean at one moment, decided table by table: all tables of a
/// product from one release. Belongs to its read transaction.
final class Resolution {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;
  private final Map<String, StoredRelease> chosen = new HashMap<>();
  private final List<Judged> judged = new ArrayList<>();

  Resolution(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
  }

  /// A decided table whose files are planned later, outside the transaction.
  record Decided(List<String> path, String name, ReleasedTable table, Decision.Allow allowed) {
    DecidedTable planned(Lake lake) {
      ScanPlan scan = lake.plan(table.location());
      var visible =
          scan.schema().columns().stream()
              .filter(column -> allowed.columns().contains(column.name()))
              .toList();
      return DecidedTable.open(path, name, new ScanPlan(new Schema(visible), scan.files()));
    }
  }

  /// What came of a statement.
  ///
  /// @param asked the circumstances
  /// @param judged what was put to the kernel, for the audit
  /// @param tables in the order of the text; empty after a refusal
  /// @param refusal of the kernel, the first in the order of the text
  record Outcome(
      Asked asked, List<Judged> judged, List<Decided> tables, Optional<WeftException> refusal) {}

  /// Decides every table of a statement.
  ///
  /// @param text the statement as it may be kept
  /// @throws WeftException when a name means nothing
  Outcome decide(Statement statement, String text) {
    Asked asked = Asked.of(reading, mesh.documents(reading), caller, text);
    var decided = new ArrayList<Decided>();
    try {
      for (List<String> path : statement.paths()) {
        decided.add(decide(path));
      }
    } catch (WeftException refused) {
      if (refused.code().kind() != Kind.DENIED) {
        throw refused;
      }
      return new Outcome(asked, judged, List.of(), Optional.of(refused));
    }
    return new Outcome(asked, judged, decided, Optional.empty());
  }

  private Decided decide(List<String> path) {
    Address address =
        path.size() == 3
            ? Address.ofSql(path.get(0), path.get(1), path.get(2))
                .orElseThrow(() -> QueryFailures.noAddress(path))
            : missing(path);
    refuseUnlessMember(address);
    StoredRelease release =
        chosen.computeIfAbsent(address.product() + address.state().suffix(), _ -> release(address));
    String table = address.table().orElseThrow();
    ReleasedTable released = release.release().tables().get(table);
    if (released == null) {
      throw QueryFailures.unknownTable(address.sql());
    }
    ReadTable question = question(release.release(), released);
    Decision decision = kernel.read(caller.principal(), question);
    String state = release.release().id().toString();
    judged.add(new Judged(address.sql(), question, state, decision));
    return new Decided(path, address.sql(), released, decision.orThrow());
  }

  private static Address missing(List<String> path) {
    throw QueryFailures.noAddress(path);
  }

  /// Whether a product, a release or a table exists is told only to those who may read something of
  /// the domain: everybody else is refused in the same words, whatever the name.
  private void refuseUnlessMember(Address address) {
    String table = address.table().orElse("");
    var question = new ReadTable(address.product(), 0, table, table, Map.of());
    Decision decision = kernel.read(caller.principal(), question);
    if (!decision.allowed()) {
      judged.add(new Judged(address.sql(), question, "", decision));
    }
    decision.orThrow();
  }

  private ReadTable question(Release release, ReleasedTable table) {
    return new ReadTable(
        release.id().product(),
        release.id().version().major(),
        table.name(),
        table.internal() ? "" : port(release, table.name()),
        table.labels());
  }

  /// The port whose contract names the table; contracts of the revision the release was built from.
  private String port(Release release, String table) {
    Optional<Revision> revision =
        reading.registry().findRevision(release.id().product(), release.revision());
    Optional<ProductFolder> folder = revision.map(r -> mesh.folder(reading, r));
    if (folder.isEmpty()) {
      return table;
    }
    return folder.get().product().value().outputPorts().stream()
        .filter(
            port ->
                folder
                    .get()
                    .contract(port.contractId())
                    .flatMap(contract -> contract.value().object(table))
                    .isPresent())
        .map(port -> port.name())
        .findFirst()
        .orElse(table);
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
