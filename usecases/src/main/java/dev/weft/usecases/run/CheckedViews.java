package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Checks.Builds;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunCheck;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.Majors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Results of a product's checks as a caller may see them: of all runs and tables for those who see
/// its runs, of releases and their ports for other members of its domain. Belongs to its read
/// transaction.
final class CheckedViews {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Caller caller;
  private final ProductId product;
  private final DataSight sight;
  private final boolean runs;
  private final Map<String, Known> known = new HashMap<>();

  /// A run and what it published.
  private record Known(Optional<Release> release, RunNumbers numbers) {}

  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   ACCESS_ROLE for who sees neither runs nor releases of it
  CheckedViews(Reading reading, AppliedMesh mesh, Caller caller, ProductId product) {
    this.reading = reading;
    this.mesh = mesh;
    this.caller = caller;
    this.product = product;
    AccessKernel kernel = mesh.documents(reading).kernel(reading.now());
    this.sight = new DataSight(reading, mesh, kernel, caller);
    sight.prepare(List.of(product));
    this.runs = SeenRuns.sees(kernel, caller, product.domain());
    new Discovery(reading, mesh, caller.principal()).checkHere(product);
    check(kernel);
  }

  private void check(AccessKernel kernel) {
    RegisteredProduct found =
        reading
            .registry()
            .findProduct(product)
            .orElseThrow(() -> RunFailures.unknown(product.toString()));
    Decision member = kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain());
    if (!runs && found.hidden() && !member.allowed()) {
      throw RunFailures.unknown(product.toString());
    }
    if (!runs) {
      member.orThrow();
    }
  }

  /// The major that is meant: the given one, else the newest.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND for one that never was
  int major(Optional<Integer> wanted) {
    int major =
        wanted
            .or(() -> Majors.newest(reading, product))
            .orElseGet(() -> reading.registry().getProduct(product).major());
    if (reading.registry().majors(product).stream()
        .map(ProductMajor::major)
        .noneMatch(there -> there == major)) {
      throw RunFailures.unknown(product + "@" + major);
    }
    return major;
  }

  /// Tables of the major of which the caller may know: for other members those of its ports.
  Set<String> tables(int major) {
    ProductFolder folder =
        reading.registry().majors(product).stream()
            .filter(there -> there.major() == major)
            .flatMap(there -> sight.revision(product, there.revision()).stream())
            .findFirst()
            .orElseThrow();
    Set<String> tables = folder.made();
    if (!runs) {
      tables.retainAll(
          folder.served().stream()
              .flatMap(contract -> contract.value().objects().stream())
              .map(SchemaObject::name)
              .toList());
    }
    return tables;
  }

  Builds builds() {
    return runs ? Builds.ALL : Builds.PUBLISHED;
  }

  /// Those of tables that the caller may know of. Their runs and releases are asked for at once.
  List<CheckedView> of(List<RunCheck> checks) {
    know(checks.stream().map(RunCheck::run).collect(Collectors.toSet()));
    return checks.stream().flatMap(check -> of(check).stream()).toList();
  }

  private Optional<CheckedView> of(RunCheck check) {
    Known run = Objects.requireNonNull(known.get(check.run()));
    if (!runs && !isPort(run, check.table())) {
      return Optional.empty();
    }
    boolean numbers = run.numbers().measured(check.measured());
    return Optional.of(
        CheckedView.of(
            CheckView.of(check, numbers),
            Instants.text(check.checkedAt()),
            check.run(),
            run.release().map(release -> release.id().toString()).orElse(null)));
  }

  private static boolean isPort(Known run, String table) {
    return run.release()
        .flatMap(release -> Optional.ofNullable(release.tables().get(table)))
        .map(ReleasedTable::internal)
        .map(internal -> !internal)
        .orElse(false);
  }

  private void know(Set<String> wanted) {
    List<Run> found =
        reading.runs().find(wanted.stream().filter(id -> !known.containsKey(id)).toList());
    Map<ReleaseKey, StoredRelease> releases =
        reading.releases().byKey(found.stream().flatMap(run -> key(run).stream()).toList());
    sight.prepareRevisions(
        found.stream().map(run -> new RevisionKey(run.product(), run.revision())).toList());
    for (Run run : found) {
      Optional<Release> release = key(run).map(releases::get).map(StoredRelease::release);
      known.put(run.id(), new Known(release, new RunNumbers(reading, mesh, sight, run, release)));
    }
  }

  private Optional<ReleaseKey> key(Run run) {
    return run.releaseNumber().map(n -> new ReleaseKey(product, ReleaseKind.RELEASE, n));
  }
}
