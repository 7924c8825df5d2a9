package dev.weft.usecases.storage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.lake.table.Lake;
import dev.weft.model.table.MetadataLocation;
import java.util.Optional;
import java.util.UUID;

/// Ties a catalog and its lake together, so that no sweeper ever judges files by releases of
/// another catalog.
public final class ClaimLake {

  private static final String SETTING = "lake";

  private final Catalog catalog;
  private final Lake lake;

  public ClaimLake(Catalog catalog, Lake lake) {
    this.catalog = catalog;
    this.lake = lake;
  }

  /// Marks the lake of a new catalog, and looks at the mark from then on. To be called before
  /// anything is read, written or swept.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the lake is that of another
  ///   catalog, or the catalog's lake is another one; LAKE_MOVED when it lay elsewhere when its
  ///   tables were written
  public void claim() {
    Optional<String> known = catalog.read(reading -> reading.access().findSetting(SETTING));
    Optional<String> mark = lake.mark();
    if (known.isPresent() && mark.isEmpty()) {
      throw StorageFailures.otherLake(lake.root());
    }
    if (mark.isPresent() && !mark.equals(known)) {
      throw StorageFailures.otherCatalog(lake.root());
    }
    if (known.isEmpty()) {
      lake.putMark(named());
    }
    String folder = lake.root() + "/";
    catalog
        .<Optional<MetadataLocation>>read(reading -> reading.releases().outside(folder))
        .ifPresent(
            written -> {
              throw StorageFailures.moved(lake.root(), written);
            });
  }

  private String named() {
    return catalog.write(
        new Cause("platform", "background", ""),
        writing -> writing.access().putSettingOnce(SETTING, UUID.randomUUID().toString()));
  }
}
