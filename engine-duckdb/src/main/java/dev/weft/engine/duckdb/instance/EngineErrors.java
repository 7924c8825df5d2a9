package dev.weft.engine.duckdb.instance;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Failures of the embedded engine in our words. Its own messages quote values of rows and
/// generated text, so only their class and names of columns get out.
public final class EngineErrors {

  private static final Pattern CLASS =
      Pattern.compile("^(?:java\\.sql\\.SQLException: )?([A-Za-z ]{2,40}) Error:");
  private static final Pattern COLUMN =
      Pattern.compile("when casting from source column ([^\\n]{1,200})(?:\\n|$)");
  private static final Pattern FULL =
      Pattern.compile("No space left on device|File too large|Disk quota exceeded");
  private static final Pattern MISSING = Pattern.compile("No files found|No such file|not found");

  private EngineErrors() {}

  /// What a failed statement amounts to.
  public static WeftException of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String kind = kind(message);
    if (kind.equals("INTERRUPT") || kind.equals("Interrupt")) {
      return cancelled();
    }
    if (FULL.matcher(message).find()) {
      return diskFull();
    }
    if (kind.equals("Out of Memory")) {
      return message.contains("max_temp_directory_size") ? tooMuchSpilled() : tooMuchMemory();
    }
    if (kind.equals("Conversion")) {
      return badValue(message);
    }
    if (kind.equals("IO") && MISSING.matcher(message).find()) {
      return missingFile();
    }
    return failed(kind);
  }

  public static WeftException cancelled() {
    return WeftException.of(ErrorCode.SQL_CANCELLED, "The statement was cancelled", "");
  }

  /// A folder or file that the engine needs cannot be made, synced or removed.
  public static WeftException unwritable(Path path, IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "The engine cannot write below " + path.getFileName(),
            "Check free space and permissions of the data folder.")
        .causedBy(cause);
  }

  private static WeftException diskFull() {
    return WeftException.of(
        ErrorCode.LAKE_DISK,
        "The disk is full",
        "Free space on the data folder's disk, then run it again; nothing was published.");
  }

  /// A statement that outgrew the memory it may use.
  public static WeftException tooMuchMemory() {
    return WeftException.of(
        ErrorCode.SQL_MEMORY,
        "The statement needs more memory than the engine may use",
        "Read fewer rows or columns, or raise the engine's memory budget.");
  }

  private static WeftException tooMuchSpilled() {
    return WeftException.of(
        ErrorCode.SQL_MEMORY,
        "The statement needs more temporary disk space than the engine may use",
        "Read fewer rows or columns, or raise the engine's budgets of memory and temporary space.");
  }

  private static WeftException badValue(String message) {
    Matcher column = COLUMN.matcher(message);
    String where = column.find() ? " of column " + column.group(1).strip() : "";
    return WeftException.of(
            ErrorCode.SQL_RUN,
            "A value" + where + " does not fit the type it is cast to",
            "Cast with try_cast, filter such rows, or widen the type in the contract.")
        .withDetails(where.isEmpty() ? Map.of() : Map.of("column", column.group(1).strip()));
  }

  /// A file of a decided table is not there.
  public static WeftException missingFile() {
    return WeftException.of(
        ErrorCode.LAKE_MISSING_FILE,
        "A data file of the table is gone",
        "Run weft doctor --storage to see which files are missing.");
  }

  private static WeftException failed(String kind) {
    return WeftException.of(
            ErrorCode.SQL_RUN,
            "The engine could not run the statement" + (kind.isEmpty() ? "" : " (" + kind + ")"),
            "")
        .withDetails(kind.isEmpty() ? Map.of() : Map.of("class", kind));
  }

  private static String kind(String message) {
    Matcher matcher = CLASS.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }
}
