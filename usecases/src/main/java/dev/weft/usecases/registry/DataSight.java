package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Whose numbers a caller may see. Counts of rows are data: they go to those who may read every row
/// of the table they are of, and to nobody else. What a check has measured of columns goes to those
/// of them who see these columns as they are. Belongs to its read transaction.
public final class DataSight {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;

  /// Many tables and releases are of few revisions.
  private final Map<RevisionKey, Optional<ProductFolder>> revisions = new HashMap<>();

  private final RevisionsInForce inForce;
  private final Map<MajorId, Optional<Release>> current = new HashMap<>();

  public DataSight(Reading reading, AppliedMesh mesh, AccessKernel kernel, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = kernel;
    this.caller = caller;
    this.inForce = new RevisionsInForce(reading);
  }

  /// Looks up at once what is in force of some products, about whose releases will be asked.
  public void prepare(Collection<ProductId> products) {
    for (Revision revision : inForce.of(products)) {
      revisions.computeIfAbsent(revision.key(), _ -> Optional.of(mesh.folder(reading, revision)));
    }
  }

  /// Looks up at once some revisions about which will be asked.
  public void prepareRevisions(Collection<RevisionKey> keys) {
    List<RevisionKey> fresh =
        keys.stream().filter(key -> !revisions.containsKey(key)).distinct().toList();
    fresh.forEach(key -> revisions.put(key, Optional.empty()));
    for (Revision revision : reading.registry().revisions(fresh)) {
      revisions.put(revision.key(), Optional.of(mesh.folder(reading, revision)));
    }
  }

  /// The folder of a revision.
  public Optional<ProductFolder> revision(ProductId product, long number) {
    var key = new RevisionKey(product, number);
    prepareRevisions(List.of(key));
    return Objects.requireNonNull(revisions.get(key));
  }

  /// The current release of a major.
  public Optional<Release> current(ProductId product, int major) {
    return current.computeIfAbsent(
        new MajorId(product, major),
        _ -> reading.releases().current(product, major).map(StoredRelease::release));
  }

  /// Whether the caller may read all of this table of a release.
  public boolean reads(Release release, ReleasedTable table) {
    return reads(read(release, table));
  }

  /// A table of a release, with what is in force of it.
  public ReadTable read(Release release, ReleasedTable table) {
    ProductId product = release.id().product();
    int major = release.id().version().major();
    Optional<ProductFolder> built = revision(product, release.revision());
    return ReadTable.of(release, table, built, inForce(product, major));
  }

  /// What is in force of a major; empty when it is retired.
  public Optional<ProductFolder> inForce(ProductId product, int major) {
    return inForce
        .find(new MajorId(product, major))
        .map(revision -> mesh.folder(reading, revision));
  }

  public boolean reads(ReadTable table) {
    return kernel.counts(caller.principal(), table.facts()).allowed();
  }

  /// Whether the caller may know what was measured of columns of this table.
  ///
  /// @param columns none for what is counted of rows alone; empty when it may be of any
  public boolean measures(ReadTable table, Optional<List<String>> columns) {
    return kernel.measures(caller.principal(), table.facts(), columns).allowed();
  }

  /// The same of a table of a release.
  public boolean measures(Release release, ReleasedTable table, Optional<List<String>> columns) {
    return measures(read(release, table), columns);
  }
}
