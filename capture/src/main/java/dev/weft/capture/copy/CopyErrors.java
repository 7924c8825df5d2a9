package dev.weft.capture.copy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Why a table cannot be copied. What drivers say may quote values and addresses, so only the class
/// of it gets out.
final class CopyErrors {

  private CopyErrors() {}

  static WeftException noDatabase(Path file) {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Cannot read " + file + ": it is not a regular file that can be read",
        "Check the path.");
  }

  static WeftException noTable(String table, String database) {
    return WeftException.of(
        ErrorCode.CAPTURE_NOTHING,
        "There is no table " + table + " in " + database + ", or it may not be read",
        "Check physicalName of the table and schema of the server.");
  }

  static WeftException address(String what) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "The address of the server has " + what,
        "Write host, port and database by themselves.");
  }

  static WeftException noConnection(String database, SQLException cause) {
    return WeftException.of(
            ErrorCode.CAPTURE_CONNECTION,
            "Cannot connect to " + database + state(cause),
            "Check host and port, and give user and password in WEFT_SERVER_USER and"
                + " WEFT_SERVER_PASSWORD.")
        .causedBy(cause);
  }

  static WeftException failed(String table, String database, SQLException cause) {
    return WeftException.of(
            ErrorCode.CAPTURE_UNREADABLE,
            "Cannot read table " + table + " of " + database + state(cause),
            "Check that the table can be selected from.")
        .causedBy(cause);
  }

  static WeftException unwritable(Path file, IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "Cannot write the copy of a table below " + file.getParent(),
            "Check free space of the folder for temporary files.")
        .causedBy(cause);
  }

  private static String state(SQLException cause) {
    String state = cause.getSQLState();
    return state == null || state.isBlank() ? "" : " (SQLSTATE " + state + ")";
  }
}
