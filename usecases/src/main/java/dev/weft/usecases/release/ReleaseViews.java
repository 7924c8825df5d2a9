package dev.weft.usecases.release;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.run.CheckView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Releases as a caller may see them: row counts, checks and lineage are data, so they go only to
/// those who read the domain; internal tables only to those who read them. Belongs to its read
/// transaction.
final class ReleaseViews {

  private final Reading reading;
  private final AccessKernel kernel;
  private final Caller caller;

  ReleaseViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
  }

  /// Throws the kernel's refusal unless the caller may see releases of this product.
  void check(ProductId product) {
    if (reading.registry().findProduct(product).isEmpty()) {
      throw ReleaseFailures.noProduct(product);
    }
    if (!kernel.onMesh(caller.principal(), Action.OPERATE).allowed()
        && !kernel.inDomain(caller.principal(), Action.BUILD, product.domain()).allowed()) {
      kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain()).orThrow();
    }
  }

  ReleaseView of(StoredRelease stored) {
    Release release = stored.release();
    ReleaseId id = release.id();
    boolean reads =
        kernel.inDomain(caller.principal(), Action.READ_PORT, id.product().domain()).allowed();
    return new ReleaseView(
        id.toString(),
        id.number(),
        id.version().toString(),
        id.version().major(),
        Instants.text(release.publishedAt()),
        release.by(),
        release.runId(),
        release.revision(),
        release.rollbackOf().orElse(null),
        reading.releases().currentNumber(id.product(), id.version().major()) == id.number(),
        !stored.dropped(),
        release.inputs().stream().map(ReleaseId::toString).toList(),
        reads ? tables(release) : List.of(),
        reads ? release.checks().stream().map(CheckView::of).toList() : List.of());
  }

  /// Tables of a release that the caller may see, by name.
  SortedMap<String, ReleasedTable> visible(Release release) {
    boolean internal =
        kernel
            .inDomain(caller.principal(), Action.READ_INTERNAL, release.id().product().domain())
            .allowed();
    var tables = new TreeMap<String, ReleasedTable>();
    for (Map.Entry<String, ReleasedTable> entry : release.tables().entrySet()) {
      if (internal || !entry.getValue().internal()) {
        tables.put(entry.getKey(), entry.getValue());
      }
    }
    return tables;
  }

  private List<ReleaseView.TableView> tables(Release release) {
    var views = new ArrayList<ReleaseView.TableView>();
    for (ReleasedTable table : visible(release).values()) {
      views.add(
          new ReleaseView.TableView(
              table.name(),
              table.internal(),
              table.rows(),
              table.bytes(),
              table.quarantined(),
              table.lineage().columns().stream().map(column -> column(table, column)).toList()));
    }
    return views;
  }

  private static ReleaseView.ColumnView column(ReleasedTable table, OutputColumn column) {
    return new ReleaseView.ColumnView(
        column.name(),
        table.labels().getOrDefault(column.name(), new TreeMap<>()),
        column.inputs().stream().map(ColumnRef::toString).toList());
  }
}
