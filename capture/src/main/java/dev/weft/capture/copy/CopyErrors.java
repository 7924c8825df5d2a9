package dev.weft.capture.copy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// Why a table cannot be copied. What drivers say may quote values and addresses, so only the class
/// of it gets out.
final class CopyErrors {

  private final CopyWords words;

  CopyErrors(CopyWords words) {
    this.words = words;
  }

  WeftException noFile() {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Cannot read " + words.database() + ": it is not a regular file that can be read",
        "Check the path.");
  }

  WeftException noDatabase() {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Cannot read " + words.database() + ": the file is no SQLite database",
        "Check the path.");
  }

  WeftException noTable(String table) {
    return WeftException.of(
        ErrorCode.CAPTURE_NOTHING,
        "There is no table " + table + " in " + words.database() + ", or it may not be read",
        words.selecting());
  }

  WeftException address(String what) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "The address of the server has " + what,
        "Write host, port and database by themselves.");
  }

  WeftException noConnection(SQLException cause, Optional<TlsRefusal> tls) {
    String why = tls.map(refusal -> ": " + refusal.what()).orElse(why(cause));
    return WeftException.of(
            ErrorCode.CAPTURE_CONNECTION,
            "Cannot connect to " + words.database() + why + state(cause),
            tls.map(TlsRefusal::remedy).orElse(words.connecting()))
        .causedBy(cause);
  }

  WeftException failed(String table, SQLException cause) {
    return WeftException.of(
            ErrorCode.CAPTURE_UNREADABLE,
            "Cannot read table " + table + " of " + words.database() + state(cause),
            words.selecting())
        .causedBy(cause);
  }

  WeftException tooMuch(String table, String limit) {
    return WeftException.of(
        ErrorCode.CAPTURE_LIMIT,
        "Table " + table + " of " + words.database() + " takes more than one capture may: " + limit,
        "Capture a view of it that has less, or have whoever runs the server raise"
            + " `capture-rows`, `capture-bytes` or `capture-time`.");
  }

  WeftException stopped(String table) {
    return WeftException.of(
        ErrorCode.RUN_CANCELLED,
        "Copying table " + table + " was stopped",
        "Nothing of it is kept.");
  }

  static WeftException unwritable(Path file, IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "Cannot write the copy of a table below " + file.getParent(),
            "Check free space of the folder for temporary files.")
        .causedBy(cause);
  }

  /// The classes of the standard, and those that PostgreSQL adds.
  private static String why(SQLException cause) {
    String state = cause.getSQLState();
    if (state == null) {
      return "";
    }
    return switch (state) {
      case "28000" -> ": it does not let this user in, or not this way (`tls`)";
      case "28P01" -> ": it refuses user or password";
      case "3D000" -> ": it has no such database";
      case "08001" -> ": nothing answers";
      case "08004" -> ": it turns the connection down, or asks for a password and gets none";
      case "08006" -> ": the way to it broke off";
      case "53300" -> ": it has too many connections already";
      default -> "";
    };
  }

  private static String state(SQLException cause) {
    String state = cause.getSQLState();
    return state == null || state.isBlank() ? "" : " (SQLSTATE " + state + ")";
  }
}
