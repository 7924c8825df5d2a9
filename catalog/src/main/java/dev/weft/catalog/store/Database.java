package dev.weft.catalog.store;

import dev.weft.model.error.WeftException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The database at a JDBC URL: one writer, several readers. Thread-safe.
public final class Database implements AutoCloseable {

  private static final int READERS = 16;

  /// How often a change is begun again that the database gave up because of another one.
  private static final int ATTEMPTS = 5;

  /// For how long opening begins anew while others hold the database. On SQLite the switch to a
  /// journal that lets others read does not wait for them, whatever the busy timeout says.
  private static final Duration OPENING = Duration.ofSeconds(30);

  private final Dialect dialect;
  private final String room;
  private final Sessions writer;
  private final Sessions readers;
  private final AtomicReference<@Nullable Thread> writing = new AtomicReference<>();

  private Database(Login login, Migrations migrations) {
    this.dialect = login.dialect();
    this.room = migrations.history();
    this.writer = new Sessions(() -> dialect.writer(login), 1);
    this.readers = new Sessions(() -> dialect.reader(login), READERS);
  }

  /// Opens the database and brings its schema up to date; makes it when it does not exist.
  ///
  /// @throws WeftException SERVER_STORE when it cannot be opened or is newer than this program
  public static Database open(String url) {
    return open(Login.of(url), Migrations.CATALOG);
  }

  /// The same with a password.
  public static Database open(Login login) {
    return open(login, Migrations.CATALOG);
  }

  /// The same for tables of another room, which may stand in a database of their own or beside
  /// others.
  public static Database open(Login login, Migrations migrations) {
    return open(login, migrations, Patience.of(OPENING));
  }

  static Database open(Login login, Migrations migrations, Patience patience) {
    var database = new Database(login, migrations);
    try {
      database.bringUpToDate(new Schema(login, migrations, patience), patience);
      return database;
    } catch (SQLException | JdbiException | FlywayException e) {
      database.close();
      throw StoreProblems.cannotOpen(login, e);
    } catch (WeftException e) {
      database.close();
      throw e;
    }
  }

  private void bringUpToDate(Schema schema, Patience patience) throws SQLException {
    while (true) {
      try {
        schema.bringUpToDate(this);
        return;
      } catch (SQLException | JdbiException | FlywayException e) {
        if (!StoreProblems.isBusy(e) || !patience.waits()) {
          throw e;
        }
      }
    }
  }

  /// Runs `work` in a transaction that sees one moment and changes nothing.
  public <T extends @Nullable Object> T read(Function<Handle, T> work) {
    return told(readers, work);
  }

  /// Runs `work` in the one write transaction; durable when this returns, nothing happened when it
  /// throws. Where the database undoes it in favour of another transaction, it is run again.
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
            dialect.alone(handle, room);
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

  private <T extends @Nullable Object> T told(Sessions sessions, Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return sessions.transaction(work);
      } catch (SQLException | JdbiException e) {
        if (StoreProblems.isLost(e)) {
          // What cut one connection has mostly cut those that rest as well.
          writer.forget();
          readers.forget();
        }
        if (attempt == ATTEMPTS || !StoreProblems.isUndone(e)) {
          throw StoreProblems.of(e);
        }
      }
    }
  }
}
