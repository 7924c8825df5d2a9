package dev.weft.usecases.storage;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import java.nio.file.Path;

/// What can be refused about storage.
final class StorageFailures {

  private StorageFailures() {}

  static WeftException sweeping() {
    return WeftException.of(
        ErrorCode.SERVER_BUSY,
        "Storage is being swept already",
        "Wait until that sweep has ended and try again.");
  }

  static WeftException otherCatalog(Path lake) {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The lake in " + lake + " belongs to another catalog",
        "Choose the lake of this catalog with --lake, or an empty folder for a new catalog.");
  }

  static WeftException otherLake(Path lake) {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The catalog has its lake elsewhere, not in " + lake,
        "Choose the lake of this catalog with --lake; all servers of a catalog see it by one"
            + " path.");
  }

  static WeftException moved(Path lake, MetadataLocation written) {
    return WeftException.of(
        ErrorCode.LAKE_MOVED,
        "The lake in " + lake + " was written elsewhere: its tables name " + written.path(),
        "Tables name their files by absolute paths. Move or mount the folder where it was, and"
            + " start the server there.");
  }
}
