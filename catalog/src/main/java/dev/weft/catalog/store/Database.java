package dev.weft.catalog.store;

import dev.weft.model.error.WeftException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The database at a JDBC URL: one writer, several readers. Thread-safe.
public final class Database implements AutoCloseable {

  private static final int READERS = 16;

  private final Sessions writer;
  private final Sessions readers;
  private final AtomicReference<@Nullable Thread> writing = new AtomicReference<>();

  private Database(String url) {
    Dialect dialect = Dialect.of(url);
    this.writer = new Sessions(() -> dialect.writer(url), 1);
    this.readers = new Sessions(() -> dialect.reader(url), READERS);
  }

  /// Opens the database and brings its schema up to date; makes it when it does not exist.
  ///
  /// @throws WeftException SERVER_STORE when it cannot be opened or is newer than this program
  public static Database open(String url) {
    return open(url, Migrations.CATALOG);
  }

  /// The same for tables of another room, which may stand in a database of their own or beside
  /// others.
  public static Database open(String url, Migrations migrations) {
    var database = new Database(url);
    try {
      new Schema(url, where(url), migrations).bringUpToDate(database);
      return database;
    } catch (SQLException | JdbiException | FlywayException e) {
      database.close();
      throw StoreProblems.cannotOpen(where(url), e);
    } catch (WeftException e) {
      database.close();
      throw e;
    }
  }

  /// Runs `work` in a transaction that sees one moment and changes nothing.
  public <T extends @Nullable Object> T read(Function<Handle, T> work) {
    return told(readers, work);
  }

  /// Runs `work` in the one write transaction; durable when this returns, nothing happened when it
  /// throws.
  ///
  /// @throws IllegalStateException when called from inside a write
  public <T extends @Nullable Object> T write(Function<Handle, T> work) {
    if (Thread.currentThread().equals(writing.get())) {
      throw new IllegalStateException("A write inside a write would wait for itself");
    }
    return told(
        writer,
        handle -> {
          writing.set(Thread.currentThread());
          try {
            return work.apply(handle);
          } finally {
            writing.set(null);
          }
        });
  }

  /// Waits for the transactions under way and closes all connections.
  @Override
  public void close() {
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw StoreProblems.of(e);
    }
  }

  /// Reads before anything is known of the database, failures untold.
  <T extends @Nullable Object> T probe(Function<Handle, T> work) throws SQLException {
    return readers.transaction(work);
  }

  private static String where(String url) {
    int settings = url.indexOf('?');
    return settings < 0 ? url : url.substring(0, settings);
  }

  private static <T extends @Nullable Object> T told(Sessions sessions, Function<Handle, T> work) {
    try {
      return sessions.transaction(work);
    } catch (SQLException | JdbiException e) {
      throw StoreProblems.of(e);
    }
  }
}
