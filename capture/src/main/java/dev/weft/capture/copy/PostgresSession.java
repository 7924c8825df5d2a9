package dev.weft.capture.copy;

import dev.weft.capture.copy.PostgresTable.Address;
import dev.weft.model.mesh.Endpoint.Tls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// Connections to PostgreSQL that read only, in one state of the database and in spellings that the
/// engine reads.
final class PostgresSession {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+\\]");
  private static final String SECONDS = "10";

  /// Names of functions and types are those of the database itself, whatever others have made.
  private static final String SETTINGS =
      "SET search_path = pg_catalog; SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, YMD';"
          + " SET bytea_output = 'hex'; SET extra_float_digits = 3";

  private static final String LOOK_AFTER_US = "SET client_connection_check_interval = '5s'";

  private final CopyErrors errors;
  private final Duration time;

  /// @param time after which the server itself ends a statement
  PostgresSession(CopyErrors errors, Duration time) {
    this.errors = errors;
    this.time = time;
  }

  /// Throws `CAPTURE_CONNECTION`.
  Connection open(Address address) {
    if (!HOST.matcher(address.host()).matches()) {
      throw errors.address("no host that could be one");
    }
    try {
      Connection connection = DriverManager.getConnection(url(address), properties(address));
      try {
        begin(connection);
      } catch (SQLException e) {
        PostgresTable.close(connection);
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw errors.noConnection(e, TlsRefusal.find(address.tls(), e));
    }
  }

  private void begin(Connection connection) throws SQLException {
    lookAfterUs(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS + "; SET statement_timeout = " + time.toMillis());
    }
  }

  /// Has the server look whether anybody still wants its rows: who is killed says nothing.
  private static void lookAfterUs(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOOK_AFTER_US);
    } catch (SQLException _) {
      // it is older than 14, or its system cannot; the statement ends with its time then
    }
  }

  /// Names cannot add properties to the address: some of those load classes.
  private static String url(Address address) {
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database;
  }

  private Properties properties(Address address) {
    var properties = new Properties();
    address.user().ifPresent(user -> properties.setProperty("user", user));
    // without one the driver looks for files of passwords in the home of whoever runs this
    properties.setProperty("password", address.password().orElse(""));
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("cancelSignalTimeout", SECONDS);
    // a server that falls silent for longer than a statement may take is gone
    properties.setProperty("socketTimeout", Long.toString(time.toSeconds() + 30));
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "weft");
    address.tls().ifPresent(tls -> encrypt(tls, address.ca(), properties));
    return properties;
  }

  /// Nothing is read in the home of whoever runs this: neither authorities, nor certificates to
  /// show to servers that ask for one.
  private static void encrypt(Tls tls, Optional<String> ca, Properties properties) {
    properties.setProperty("sslmode", tls.word());
    properties.setProperty("sslcert", "");
    properties.setProperty("sslkey", "");
    if (tls == Tls.VERIFY_FULL) {
      properties.setProperty("sslfactory", VerifiedSockets.class.getName());
      properties.setProperty("sslfactoryarg", ca.orElse(""));
    }
  }
}
