package dev.weft.usecases.release;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.CurrentRelease;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.model.access.Caller;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.run.CheckView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Releases as a caller may see them: row counts, checks and lineage are data, so they go only to
/// those who may read the table; internal tables only to those who read them. For one thread;
/// belongs to its read transaction.
final class ReleaseViews {

  private final Reading reading;
  private final AccessKernel kernel;
  private final Caller caller;
  private final DataSight sight;
  private final Discovery discovery;

  /// Columns of many releases come from few products.
  private final Map<ProductId, Boolean> origins = new HashMap<>();

  private final Map<ProductId, Set<Long>> currents = new HashMap<>();

  ReleaseViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
    this.sight = new DataSight(reading, mesh, kernel, caller);
    this.discovery = new Discovery(reading, mesh, caller.principal());
  }

  /// Throws the kernel's refusal unless the caller may see releases of this product.
  void check(ProductId product) {
    Optional<RegisteredProduct> found = reading.registry().findProduct(product);
    if (found.isEmpty()) {
      discovery.checkHere(product);
      throw ReleaseFailures.noProduct(product);
    }
    if (!kernel.onMesh(caller.principal(), Action.OPERATE).allowed()
        && !kernel.inDomain(caller.principal(), Action.BUILD, product.domain()).allowed()) {
      Decision member = kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain());
      if (found.get().hidden() && !member.allowed()) {
        throw ReleaseFailures.noProduct(product);
      }
      member.orThrow();
    }
  }

  /// Several releases, whose revisions are looked up at once.
  List<ReleaseView> of(List<StoredRelease> releases) {
    sight.prepare(releases.stream().map(one -> one.key().product()).toList());
    sight.prepareRevisions(
        releases.stream()
            .map(one -> new RevisionKey(one.key().product(), one.release().revision()))
            .toList());
    return releases.stream().map(this::of).toList();
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
        currents(id.product()).contains(id.number()),
        !stored.dropped(),
        release.inputs().stream().map(ReleaseId::toString).toList(),
        release.audit().orElse(null),
        tables(release),
        checks(release));
  }

  /// Tables of a release that the caller may know of, by name; none for who reads nothing of the
  /// domain.
  SortedMap<String, ReleasedTable> visible(Release release) {
    boolean internal =
        kernel
            .inDomain(caller.principal(), Action.READ_INTERNAL, release.id().product().domain())
            .allowed();
    var tables = new TreeMap<String, ReleasedTable>();
    if (!kernel
        .inDomain(caller.principal(), Action.READ_PORT, release.id().product().domain())
        .allowed()) {
      return tables;
    }
    for (Map.Entry<String, ReleasedTable> entry : release.tables().entrySet()) {
      if (internal || !entry.getValue().internal()) {
        tables.put(entry.getKey(), entry.getValue());
      }
    }
    return tables;
  }

  /// Whether what was counted in a table may be told.
  boolean counted(Release release, ReleasedTable table) {
    return sight.reads(release, table);
  }

  private List<CheckView> checks(Release release) {
    SortedMap<String, ReleasedTable> visible = visible(release);
    var views = new ArrayList<CheckView>();
    for (CheckResult result : release.checks()) {
      if (visible.containsKey(result.check().table())) {
        views.add(
            measured(release, result.check())
                ? CheckView.of(result)
                : CheckView.withoutNumbers(result));
      }
    }
    return views;
  }

  /// Whether all that a check has measured may be told.
  private boolean measured(Release release, Check check) {
    SortedMap<String, ReleasedTable> tables = release.tables();
    return check.rule().measured(check.table(), tables.keySet()).stream()
        .allMatch(
            one ->
                tables.containsKey(one.table())
                    && sight.measures(release, tables.get(one.table()), one.columns()));
  }

  private List<ReleaseView.TableView> tables(Release release) {
    var views = new ArrayList<ReleaseView.TableView>();
    for (ReleasedTable table : visible(release).values()) {
      boolean counted = counted(release, table);
      views.add(
          new ReleaseView.TableView(
              table.name(),
              table.internal(),
              counted ? (Long) table.rows() : null,
              counted ? (Long) table.bytes() : null,
              counted ? (Long) table.quarantined() : null,
              table.lineage().columns().stream()
                  .map(column -> column(release.id().product(), table, column))
                  .toList()));
    }
    return views;
  }

  private ReleaseView.ColumnView column(
      ProductId product, ReleasedTable table, OutputColumn column) {
    return new ReleaseView.ColumnView(
        column.name(),
        table.labels().getOrDefault(column.name(), new TreeMap<>()),
        column.inputs().stream().map(ColumnRef::toString).toList(),
        table.origins(product, column.name()).stream().map(this::origin).distinct().toList());
  }

  /// Numbers of the releases that majors of a product stand at.
  private Set<Long> currents(ProductId product) {
    return currents.computeIfAbsent(
        product,
        one ->
            reading.releases().currents(one).stream()
                .map(CurrentRelease::number)
                .collect(Collectors.toSet()));
  }

  private String origin(Origin origin) {
    var product = new ProductId(origin.domain(), origin.product());
    boolean known =
        origins.computeIfAbsent(
            product,
            one -> reading.registry().findProduct(one).filter(discovery::discovers).isPresent());
    return known ? product + ":" + origin.table() + "#" + origin.column() : "1 hidden product";
  }
}
