package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// What differs between the databases: names of types and how to connect. Every statement is one
/// text for both.
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
    Connection writer(String url) throws SQLException {
      // DEFERRED fails at once on read-then-write, whatever the busy timeout says.
      return connect(url, TransactionMode.IMMEDIATE);
    }

    @Override
    Connection reader(String url) throws SQLException {
      Connection connection = connect(url, TransactionMode.DEFERRED);
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma query_only = true");
      }
      return connection;
    }
  },
  /// The JDBC URL needs `stringtype=unspecified`, so that text fills a json column.
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
    Connection writer(String url) throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Override
    Connection reader(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    }
  };

  private static final int BUSY_MILLIS = 15_000;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot change
  private final Map<String, String> types;

  Dialect(Map<String, String> types) {
    this.types = types;
  }

  static Dialect of(String url) {
    return url.startsWith("jdbc:sqlite:") ? SQLITE : POSTGRESQL;
  }

  /// Names of column types, as placeholders of the migrations.
  Map<String, String> types() {
    return types;
  }

  abstract Connection writer(String url) throws SQLException;

  /// A connection that cannot change anything and whose transactions see one moment.
  abstract Connection reader(String url) throws SQLException;

  private static Connection connect(String url, TransactionMode mode) throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    return DriverManager.getConnection(url, config.toProperties());
  }
}
