package dev.weft.usecases.release;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
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

  /// Throws the kernel's refusal unless the caller may see releases of this product. A hidden
  /// product is not there for those without standing.
  void check(ProductId product) {
    RegisteredProduct registered =
        reading
            .registry()
            .findProduct(product)
            .orElseThrow(() -> ReleaseFailures.noProduct(product));
    boolean sees =
        kernel.onMesh(caller.principal(), Action.OPERATE).allowed()
            || kernel.inDomain(caller.principal(), Action.BUILD, product.domain()).allowed();
    if (!sees && registered.hidden() && !reads(product)) {
      throw ReleaseFailures.noProduct(product);
    }
    if (!sees) {
      kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain()).orThrow();
    }
  }

  private boolean reads(ProductId product) {
    return kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain()).allowed();
  }

  ReleaseView of(StoredRelease stored) {
    Release release = stored.release();
    ReleaseId id = release.id();
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
        tables(release),
        checks(release));
  }

  /// Tables of a release that the caller may see, by name: none of a domain they do not read.
  SortedMap<String, ReleasedTable> visible(Release release) {
    var tables = new TreeMap<String, ReleasedTable>();
    ProductId product = release.id().product();
    if (!reads(product)) {
      return tables;
    }
    boolean internal =
        kernel.inDomain(caller.principal(), Action.READ_INTERNAL, product.domain()).allowed();
    for (Map.Entry<String, ReleasedTable> entry : release.tables().entrySet()) {
      if (internal || !entry.getValue().internal()) {
        tables.put(entry.getKey(), entry.getValue());
      }
    }
    return tables;
  }

  private List<CheckView> checks(Release release) {
    var visible = visible(release).keySet();
    return release.checks().stream()
        .filter(result -> visible.contains(result.check().table()))
        .map(CheckView::of)
        .toList();
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
