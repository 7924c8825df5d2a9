package dev.weft.lake.foreign;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.List;

/// Why a table of others cannot be read.
final class ForeignErrors {

  private ForeignErrors() {}

  static WeftException noMetadata(Path folder) {
    return unreadable(
        folder,
        "its folder `metadata` holds no metadata file that can be told to be the newest",
        "Name the one that counts: " + folder.resolve("metadata") + "/….metadata.json.");
  }

  static WeftException severalNewest(Path folder, List<String> names) {
    return unreadable(
        folder,
        String.join(" and ", names) + " are both its newest metadata",
        "Name the one that counts: " + folder.resolve("metadata").resolve(names.getFirst()) + ".");
  }

  static WeftException unlisted(Path folder, Throwable cause) {
    return unreadable(folder, "its folder cannot be listed", "Check that you may read it.")
        .causedBy(cause);
  }

  static WeftException corrupt(Path folder, Throwable cause) {
    return unreadable(
            folder,
            "its metadata is not whole or no Iceberg metadata",
            "Fetch the folder again, with all files below `metadata`.")
        .causedBy(cause);
  }

  static WeftException missing(Path folder, String file) {
    return unreadable(
        folder, "the file " + file + " is missing", "Fetch the folder again, with all its files.");
  }

  static WeftException outside(Path folder, String location) {
    return unreadable(
        folder,
        "its file " + location + " lies outside of the folder",
        "Give a folder that holds all files of the table, without links.");
  }

  static WeftException deletedRows(Path folder, long files) {
    return unreadable(
        folder,
        "rows of "
            + (files == 1 ? "1 data file" : files + " data files")
            + " are deleted by their values or by vectors, which is not applied here",
        "Rewrite the data files of the table, which applies the deletes, and test again.");
  }

  static WeftException notParquet(Path folder, String format) {
    return unreadable(
        folder,
        "its data files are written as " + format,
        "Rewrite them as Parquet, or test an export of the table.");
  }

  static WeftException encrypted(Path folder) {
    return unreadable(
        folder, "its data files are encrypted", "Test an export of the table without encryption.");
  }

  private static WeftException unreadable(Path folder, String why, String remedy) {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Cannot read the Iceberg table " + folder + ": " + why,
        remedy);
  }
}
