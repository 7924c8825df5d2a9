package dev.weft.lake.storage;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Locale;

/// The failures of the lake. Paths are relative to its root.
public final class LakeErrors {

  private static final String WHOLE =
      "Restore it from a backup or roll the product back to a release that is whole;"
          + " `weft doctor --storage` lists what is broken.";

  private LakeErrors() {}

  /// A file that metadata or a release names is not there.
  public static WeftException missing(String path) {
    return WeftException.of(
        ErrorCode.LAKE_MISSING_FILE, "The lake's file " + path + " is missing", WHOLE);
  }

  /// A file is there, but is not the Iceberg metadata it should be.
  public static WeftException corrupt(String path, Throwable cause) {
    return WeftException.of(
            ErrorCode.LAKE_CORRUPT,
            "The lake's file " + path + " cannot be read as Iceberg metadata",
            WHOLE)
        .causedBy(cause);
  }

  /// Metadata that can be read but says something Weft never wrote.
  public static WeftException foreign(String path, String what) {
    return WeftException.of(
        ErrorCode.LAKE_CORRUPT,
        "The lake's file " + path + " was not written by Weft: " + what,
        WHOLE);
  }

  /// A location leads out of the lake, by its text or through a link.
  public static WeftException outside(String location) {
    return WeftException.of(
        ErrorCode.LAKE_CORRUPT,
        "The location " + location + " lies outside the lake",
        "Remove links from the lake's folder; restore the metadata from a backup if it was edited.");
  }

  /// The disk does not take what should be written.
  public static WeftException disk(String path, IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "Cannot write the lake's file " + path + ": " + reason(cause),
            isFull(cause)
                ? "Free space on the disk of the lake and run again; nothing was published."
                : "Make the lake's folder writable for Weft and run again; nothing was published.")
        .causedBy(cause);
  }

  /// The lake's folder cannot be walked.
  public static WeftException unlisted(IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "Cannot list the lake's folder: " + reason(cause),
            "Make the lake's folder readable for Weft.")
        .causedBy(cause);
  }

  /// The clock is behind the table's last change, which Iceberg cannot record.
  public static WeftException clock(Duration behind) {
    return WeftException.of(
        ErrorCode.LAKE_CLOCK,
        "The clock of this machine is " + spell(behind) + " behind the table's last change",
        "Set the clock right (for instance by NTP) or wait that long, then run again; nothing was"
            + " changed.");
  }

  private static String reason(IOException cause) {
    if (isFull(cause)) {
      return "the disk is full";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "something else stands in its place";
    }
    String text = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  private static boolean isFull(IOException cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left") || text.contains("quota exceeded");
  }

  private static String spell(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
