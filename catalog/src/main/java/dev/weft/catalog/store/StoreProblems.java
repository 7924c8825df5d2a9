package dev.weft.catalog.store;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What can go wrong with the database itself. The sentences hold no SQL and no values.
public final class StoreProblems {

  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;
  private static final int SQLITE_FULL = 13;
  private static final String POSTGRESQL_FULL = "53100";
  private static final String POSTGRESQL_LOCKED = "55P03";
  private static final Set<String> POSTGRESQL_UNDONE = Set.of("40001", "40P01");
  private static final Set<String> POSTGRESQL_ENDED = Set.of("57P01", "57P02", "57P03", "25P03");
  private static final String CONNECTION = "08";

  private StoreProblems() {}

  static WeftException cannotOpen(Login login, Exception cause) {
    if (isBusy(cause)) {
      return WeftException.of(
              ErrorCode.SERVER_STORE,
              "The catalog at "
                  + login.shown()
                  + " cannot be opened: another process has held it for too long",
              "Try again when the other process is done; stop it if it hangs")
          .causedBy(cause);
    }
    String remedy =
        switch (login.dialect()) {
          case SQLITE -> "Check that the folder exists, is writable and has free space";
          case POSTGRESQL -> "Check " + refused(state(cause));
        };
    return WeftException.of(
            ErrorCode.SERVER_STORE, "The catalog at " + login.shown() + " cannot be opened", remedy)
        .causedBy(cause);
  }

  /// What to look at when PostgreSQL does not let us in.
  private static String refused(String state) {
    return switch (state) {
      case "28P01", "28000" -> "the user in its address and that user's password";
      case "3D000" -> "the name of the database, or create it";
      case "42501", "3F000" -> "that the user may create tables in its schema";
      default -> "that the server is up and that its address is right";
    };
  }

  static WeftException newer(String where, int found, int known) {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The catalog at %s has schema %d, but this version of Weft knows only up to %d"
            .formatted(where, found, known),
        "Start it with the newer version of Weft that wrote it");
  }

  /// What a failure of the database means to who asked.
  static WeftException of(Exception failure) {
    if (isBusy(failure)) {
      return busy(failure);
    }
    if (isLost(failure)) {
      return lost(failure);
    }
    return isFull(failure) ? full(failure) : failed(failure);
  }

  /// Whether somebody else holds a lock.
  static boolean isBusy(Exception failure) {
    int code = sqliteCode(failure);
    return code == SQLITE_BUSY || code == SQLITE_LOCKED || state(failure).equals(POSTGRESQL_LOCKED);
  }

  /// Whether the database undid the transaction in favour of another one: it may be tried again.
  static boolean isUndone(Exception failure) {
    return POSTGRESQL_UNDONE.contains(state(failure));
  }

  /// Whether the connection to the database is gone.
  static boolean isLost(Exception failure) {
    String state = state(failure);
    return state.startsWith(CONNECTION) || POSTGRESQL_ENDED.contains(state);
  }

  private static boolean isFull(Exception failure) {
    return sqliteCode(failure) == SQLITE_FULL || state(failure).equals(POSTGRESQL_FULL);
  }

  /// The five letters of the standard; empty when the failure has none.
  private static String state(Exception failure) {
    return cause(failure).map(SQLException::getSQLState).orElse("");
  }

  /// SQLite's primary code, which stands in the low byte; PostgreSQL has states and no codes.
  private static int sqliteCode(Exception failure) {
    return cause(failure).map(sql -> sql.getErrorCode() & 0xff).orElse(0);
  }

  private static Optional<SQLException> cause(Exception failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static WeftException busy(Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The catalog is busy: another process has been writing to it for too long",
            "Try again; stop the other process if it hangs")
        .causedBy(cause);
  }

  private static WeftException lost(Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The connection to the catalog's database was lost. Nothing was changed",
            "Try again; if it goes on, check that the database is up and can be reached")
        .causedBy(cause);
  }

  static WeftException lostWhileCommitting(Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The connection to the catalog's database was lost while a change was being made"
                + " durable: either all of it happened or nothing",
            "Look whether it happened before you try again")
        .causedBy(cause);
  }

  private static WeftException full(Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The catalog could not be written: the disk is full. Nothing was changed",
            "Free some space on the disk of the catalog and try again")
        .causedBy(cause);
  }

  private static WeftException failed(Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The catalog failed a statement. Nothing was changed",
            "Try again; if it goes on, look for the cause in the server's log")
        .causedBy(cause);
  }

  static WeftException closed() {
    return WeftException.of(
        ErrorCode.SERVER_STOPPING, "The catalog is closed", "Start the server again");
  }

  /// A stored thing that is not what was stored.
  public static WeftException unreadable(String what, Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "A stored " + what + " cannot be read back",
            "The catalog was changed by something else than Weft; restore it from a backup")
        .causedBy(cause);
  }

  static WeftException unwritable(String what, Throwable cause) {
    return WeftException.of(ErrorCode.SERVER_BUG, "A " + what + " cannot be stored", "")
        .causedBy(cause);
  }
}
