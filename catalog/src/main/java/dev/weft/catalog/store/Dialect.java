package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// What differs between the databases: names of types, how to connect, and how a writer comes to be
/// alone. Every other statement is one text for both.
enum Dialect {
  SQLITE(
      Map.of(
          "name", "text",
          "number", "integer",
          "instant", "integer",
          "boolean", "integer",
          "json", "text",
          "bytes", "blob")) {
    @Override
    Connection writer(Login login) throws SQLException {
      // DEFERRED fails at once on read-then-write, whatever the busy timeout says.
      return connect(login, TransactionMode.IMMEDIATE);
    }

    @Override
    Connection reader(Login login) throws SQLException {
      Connection connection = connect(login, TransactionMode.DEFERRED);
      execute(connection, "pragma query_only = true");
      return connection;
    }

    @Override
    void alone(Handle writer, String room) {
      // IMMEDIATE has seen to it.
    }
  },
  POSTGRESQL(
      Map.of(
          // Keys are compared and paged byte by byte, as in Java and in SQLite.
          "name", "text collate \"C\"",
          "number", "bigint",
          "instant", "bigint",
          "boolean", "boolean",
          // Not jsonb: a text comes back as it was stored, and nothing is looked up inside it.
          "json", "json",
          "bytes", "bytea")) {
    @Override
    Connection writer(Login login) throws SQLException {
      Connection connection = connect(login);
      // A server that stands still in the middle of a change must not stop all others for ever.
      execute(
          connection,
          "set lock_timeout = %d; set idle_in_transaction_session_timeout = %d"
              .formatted(BUSY_MILLIS, STUCK_MILLIS));
      return connection;
    }

    @Override
    Connection reader(Login login) throws SQLException {
      Connection connection = connect(login);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    }

    @Override
    void alone(Handle writer, String room) {
      writer.execute(ALONE, room);
    }
  };

  private static final int BUSY_MILLIS = 15_000;
  private static final int STUCK_MILLIS = 60_000;

  /// Goes with the transaction, after its changes are seen. The first number is Weft's.
  private static final String ALONE =
      "select pg_advisory_xact_lock(2003133044, hashtext(current_schema() || '.' || ?))";

  @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot change
  private final Map<String, String> types;

  Dialect(Map<String, String> types) {
    this.types = types;
  }

  /// Names of column types, as placeholders of the migrations.
  Map<String, String> types() {
    return types;
  }

  abstract Connection writer(Login login) throws SQLException;

  /// A connection that cannot change anything and whose transactions see one moment.
  abstract Connection reader(Login login) throws SQLException;

  /// Begins a write transaction: waits until no other one is under way, of whatever process, so
  /// that what it reads stays true until it commits.
  ///
  /// @param room whose tables are written: other rooms in the same schema do not wait
  abstract void alone(Handle writer, String room);

  private static Connection connect(Login login) throws SQLException {
    Properties settings = login.properties();
    settings.setProperty("ApplicationName", "weft");
    // Text fills a json column.
    settings.setProperty("stringtype", "unspecified");
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("socketTimeout", "120");
    settings.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(login.url(), settings);
  }

  private static Connection connect(Login login, TransactionMode mode) throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    return DriverManager.getConnection(login.url(), config.toProperties());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
