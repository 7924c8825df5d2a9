package dev.weft.usecases.mesh;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunKind;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.RunState;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows the mesh at a glance: every product that the caller may discover, and where it stands.
public final class ShowStatus {

  private static final int PAGE = 500;

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowStatus(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// The state of everything. Row counts go only to those who read the domain; others see none.
  public StatusView show(Caller caller, Node node) {
    return catalog.read(reading -> show(reading, caller, node));
  }

  private StatusView show(Reading reading, Caller caller, Node node) {
    MeshDocuments documents = mesh.documents(reading);
    return new StatusView(
        documents.mesh().map(Mesh::name).orElse(null),
        node.version(),
        node.url(),
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
        products(reading, documents.kernel(reading.now()), caller),
        reading.runs().live(new Run.Cursor(0, ""), PAGE).size());
  }

  private static List<StatusView.ProductStatus> products(
      Reading reading, AccessKernel kernel, Caller caller) {
    var all = new ArrayList<StatusView.ProductStatus>();
    var sight = new DataSight(kernel, caller);
    String after = "";
    while (true) {
      List<RegisteredProduct> page = reading.registry().products(after, PAGE);
      for (RegisteredProduct product : page) {
        boolean reads =
            kernel.inDomain(caller.principal(), Action.READ_PORT, product.id().domain()).allowed();
        if (!product.hidden() || reads) {
          for (ProductMajor major : reading.registry().majors(product.id())) {
            if (major.active()) {
              all.add(status(reading, product, major, sight));
            }
          }
        }
      }
      if (page.size() < PAGE) {
        return all;
      }
      after = page.getLast().id().toString();
    }
  }

  private static StatusView.ProductStatus status(
      Reading reading, RegisteredProduct product, ProductMajor major, DataSight sight) {
    Optional<StoredRelease> release = reading.releases().current(product.id(), major.major());
    Optional<Run> last =
        reading.runs().listOf(product.id(), Run.Cursor.NEWEST, 10).stream()
            .filter(run -> run.kind() == RunKind.BUILD && run.major() == major.major())
            .findFirst();
    Optional<Revision> revision = reading.registry().activeRevision(product.id(), major.major());
    return new StatusView.ProductStatus(
        product.id().toString(),
        major.major(),
        revision.map(r -> r.version().toString()).orElse(""),
        state(release, last, major),
        release.map(r -> r.release().id().toString()).orElse(null),
        release.map(r -> Instants.text(r.release().publishedAt())).orElse(null),
        release.map(r -> rows(r.release(), sight)).orElse(null),
        last.map(Run::id).orElse(null));
  }

  /// Rows of the tables that the caller may read; null when there is none of them.
  private static @Nullable Long rows(Release release, DataSight sight) {
    return release.tables().values().stream()
        .filter(table -> !table.internal() && sight.reads(release, table))
        .map(ReleasedTable::rows)
        .reduce(Long::sum)
        .orElse(null);
  }

  private static String state(
      Optional<StoredRelease> release, Optional<Run> last, ProductMajor major) {
    if (last.filter(run -> run.state() == RunState.FAILED).isPresent()) {
      return "failed";
    }
    if (release.isEmpty()) {
      return "never run";
    }
    boolean current = release.get().release().revision() == major.revision();
    boolean rolledBack = release.get().release().rollbackOf().isPresent();
    return current || rolledBack ? "released" : "stale";
  }
}
