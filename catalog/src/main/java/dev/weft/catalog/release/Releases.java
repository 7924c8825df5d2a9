package dev.weft.catalog.release;

import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.MetadataLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Reads releases.
public class Releases {

  private final Snapshot snapshot;

  public Releases(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The current release of a product's major; empty before the first one.
  public final Optional<StoredRelease> current(ProductId product, int major) {
    throw new UnsupportedOperationException();
  }

  /// Number of the current release, 0 before the first one: what `publish` expects.
  public final long currentNumber(ProductId product, int major) {
    throw new UnsupportedOperationException();
  }

  /// The pointers of a product, lowest major first.
  public final List<CurrentRelease> currents(ProductId product) {
    throw new UnsupportedOperationException();
  }

  /// A release by number, a dropped one too.
  public final Optional<StoredRelease> find(ProductId product, long number) {
    throw new UnsupportedOperationException();
  }

  /// A preview by number, a dropped one too.
  public final Optional<StoredRelease> findPreview(ProductId product, long number) {
    throw new UnsupportedOperationException();
  }

  /// A release whose data is there.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, or RELEASE_NOT_RETAINED when it
  ///   was dropped
  public final StoredRelease get(ProductId product, long number) {
    throw new UnsupportedOperationException();
  }

  /// A preview whose data is there.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, or RELEASE_NOT_RETAINED when it
  ///   was dropped
  public final StoredRelease getPreview(ProductId product, long number) {
    throw new UnsupportedOperationException();
  }

  /// Releases of a product over all majors, newest first, dropped ones included.
  ///
  /// @param before number of the last one seen, `Long.MAX_VALUE` to start
  public final List<StoredRelease> list(ProductId product, long before, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Previews of a product, newest first, dropped ones included.
  ///
  /// @param before number of the last one seen, `Long.MAX_VALUE` to start
  public final List<StoredRelease> previews(ProductId product, long before, int limit) {
    throw new UnsupportedOperationException();
  }

  /// The end of every table's line: the newest metadata ever published of it in this major. New
  /// metadata derives from it, also after a rollback. Tables that later releases lack stay in it.
  public final SortedMap<String, MetadataLocation> newestLocations(ProductId product, int major) {
    throw new UnsupportedOperationException();
  }

  /// What must stay readable: the current release of every active major, the newest of every
  /// product and major, the young ones, unexpired previews, and every release that one of these
  /// reads, over any number of steps. Dropped ones are never among them.
  ///
  /// @param now microseconds since the epoch
  public final Set<ReleaseKey> retained(long now, RetentionRule rule) {
    throw new UnsupportedOperationException();
  }

  /// What is neither retained nor dropped yet.
  public final Set<ReleaseKey> droppable(long now, RetentionRule rule) {
    throw new UnsupportedOperationException();
  }

  /// Metadata that the sweeper must take for reachable: of every release that is not dropped, and
  /// the end of every table's line.
  public final Set<MetadataLocation> reachable() {
    throw new UnsupportedOperationException();
  }
}
