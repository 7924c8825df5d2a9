package dev.weft.catalog;

import dev.weft.catalog.journal.Cause;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What exists and what happened, in one database file. Threads may share it: any number read, one
/// writes at a time. Several processes may open one file, but a server locks its data folder.
public final class Catalog implements AutoCloseable {

  private final Clock clock;

  private Catalog(Clock clock) {
    this.clock = clock;
  }

  /// Opens the database and brings its schema up to date; makes it when it does not exist.
  ///
  /// @param url of JDBC, `jdbc:sqlite:/path/to/weft.db`
  /// @param clock may jump back: times in the catalog never do
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when it cannot be opened, or was
  ///   written by a newer Weft
  public static Catalog open(String url, Clock clock) {
    return new Catalog(clock);
  }

  /// Reads from one consistent snapshot. Never waits for writers.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the database fails
  public <T extends @Nullable Object> T read(Function<Reading, T> work) {
    throw new UnsupportedOperationException();
  }

  /// Changes things in one transaction: when `work` throws, whatever it is, nothing happened; when
  /// this returns, everything is durable. Waits for the writer before it. No files, networks or
  /// engines inside `work`, and no further `write`.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the database fails or the disk is
  ///   full
  public <T extends @Nullable Object> T write(Cause cause, Function<Writing, T> work) {
    throw new UnsupportedOperationException();
  }

  /// Waits for the transactions under way and closes all connections. Closing it again does
  /// nothing.
  @Override
  public void close() {}
}
