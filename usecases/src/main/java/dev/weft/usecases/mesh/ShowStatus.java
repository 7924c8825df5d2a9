package dev.weft.usecases.mesh;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.catalog.overview.ProductStanding.CurrentState;
import dev.weft.catalog.overview.ProductStanding.LastBuild;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Run;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.run.RunState;
import dev.weft.usecases.access.EndingAgreements;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.promise.MissedPromise;
import dev.weft.usecases.promise.MissedPromises;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import dev.weft.usecases.registry.Elsewhere;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows the mesh at a glance: every product that the caller may discover, and where it stands.
public final class ShowStatus {

  private static final int PAGE = 500;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;

  /// Makes the use case.
  ///
  /// @param log says whether those who asked were answered
  public ShowStatus(Catalog catalog, AppliedMesh mesh, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
  }

  /// The state of everything. Row counts go only to those who read the domain, the database's
  /// address only to those who operate the platform; others see none.
  public StatusView show(Caller caller, Node node, StatusView.Cage cage) {
    return catalog.read(reading -> show(reading, caller, node, cage));
  }

  private StatusView show(Reading reading, Caller caller, Node node, StatusView.Cage cage) {
    MeshDocuments documents = mesh.documents(reading);
    AccessKernel kernel = documents.kernel(reading.now());
    var products = products(reading, mesh, kernel, caller);
    boolean operates = kernel.onMesh(caller.principal(), Action.OPERATE).allowed();
    return new StatusView(
        documents.mesh().map(Mesh::name).orElse(null),
        node.version(),
        node.url(),
        operates ? node.database() : null,
        Instants.text(node.startedAt()),
        reading.journal().head(),
        node.sample(),
        node.sample()
            ? documents.folder().people().stream()
                .map(person -> person.value())
                .filter(person -> !person.retired())
                .map(Person::name)
                .sorted()
                .toList()
            : List.of(),
        documents.domains().size(),
        products,
        ending(reading, caller),
        missed(reading, caller, products),
        reading.runs().live(new Run.Cursor(0, ""), PAGE).size(),
        cage);
  }

  private List<MissedPromise> missed(
      Reading reading, Caller caller, List<StatusView.ProductStatus> shown) {
    var products = shown.stream().map(status -> ProductId.of(status.product())).distinct();
    return new MissedPromises(reading, mesh, log, caller).of(products.toList());
  }

  private List<StatusView.EndingAgreement> ending(Reading reading, Caller caller) {
    return EndingAgreements.of(reading, mesh, caller).stream()
        .map(
            ending ->
                new StatusView.EndingAgreement(
                    ending.domain(),
                    ending.id(),
                    ending.product(),
                    ending.consumer(),
                    Objects.requireNonNull(ending.endsIn())))
        .toList();
  }

  private static List<StatusView.ProductStatus> products(
      Reading reading, AppliedMesh mesh, AccessKernel kernel, Caller caller) {
    var all = new ArrayList<StatusView.ProductStatus>();
    var sight = new DataSight(reading, mesh, kernel, caller);
    var after = ProductStanding.Cursor.FIRST;
    while (true) {
      List<ProductStanding> page = reading.overview().standings(after, PAGE);
      Set<ProductId> readable =
          page.stream()
              .filter(one -> one.release().isPresent() && reads(kernel, caller, one.product()))
              .map(ProductStanding::product)
              .collect(Collectors.toSet());
      Map<MajorId, Release> releases = releases(reading, readable, sight);
      Elsewhere elsewhere = Elsewhere.of(reading, mesh, page);
      for (ProductStanding standing : page) {
        boolean reads = reads(kernel, caller, standing.product());
        if (!standing.hidden() || reads) {
          Release release = releases.get(new MajorId(standing.product(), standing.major()));
          Long rows = release == null ? null : rows(release, sight);
          all.add(
              elsewhere
                  .servers(standing)
                  .map(servers -> external(standing, servers))
                  .orElseGet(() -> status(standing, rows)));
        }
      }
      if (page.size() < PAGE) {
        return all;
      }
      after = page.getLast().cursor();
    }
  }

  private static StatusView.ProductStatus status(ProductStanding standing, @Nullable Long rows) {
    Optional<CurrentState> release = standing.release();
    return new StatusView.ProductStatus(
        standing.product().toString(),
        standing.major(),
        standing.version().toString(),
        state(standing),
        release
            .map(r -> new ReleaseId(standing.product(), r.version(), r.number()).toString())
            .orElse(null),
        release.map(r -> Instants.text(r.publishedAt())).orElse(null),
        rows,
        standing.build().map(LastBuild::run).orElse(null),
        List.of());
  }

  private static StatusView.ProductStatus external(ProductStanding standing, List<String> servers) {
    return new StatusView.ProductStatus(
        standing.product().toString(),
        standing.major(),
        standing.version().toString(),
        "external",
        null,
        null,
        null,
        null,
        servers);
  }

  private static boolean reads(AccessKernel kernel, Caller caller, ProductId product) {
    return kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain()).allowed();
  }

  /// The current releases of some products, with all that is needed to say who may read them.
  private static Map<MajorId, Release> releases(
      Reading reading, Set<ProductId> products, DataSight sight) {
    sight.prepare(products);
    var releases = new HashMap<MajorId, Release>();
    List<StoredRelease> current = reading.releases().current(products);
    sight.prepareRevisions(
        current.stream()
            .map(one -> new RevisionKey(one.key().product(), one.release().revision()))
            .toList());
    for (StoredRelease stored : current) {
      releases.put(stored.release().id().majorId(), stored.release());
    }
    return releases;
  }

  /// Rows of the tables that the caller may read; null when there is none of them.
  private static @Nullable Long rows(Release release, DataSight sight) {
    return release.tables().values().stream()
        .filter(table -> !table.internal() && sight.reads(release, table))
        .map(ReleasedTable::rows)
        .reduce(Long::sum)
        .orElse(null);
  }

  private static String state(ProductStanding standing) {
    if (standing.build().filter(build -> build.state() == RunState.FAILED).isPresent()) {
      return "failed";
    }
    return standing
        .release()
        .map(
            release ->
                release.rolledBack() || release.revision() == standing.revision()
                    ? "released"
                    : "stale")
        .orElse("never run");
  }
}
