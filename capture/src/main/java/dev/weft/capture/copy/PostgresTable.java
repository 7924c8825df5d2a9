package dev.weft.capture.copy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// A table of PostgreSQL, which the server itself writes as CSV. The session reads only.
public final class PostgresTable {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+\\]");
  private static final String SECONDS = "10";

  private final Address address;

  /// Where the server is.
  ///
  /// @param user empty for the driver's own default
  public record Address(
      String host, int port, String database, Optional<String> user, Optional<String> password) {

    /// How people know it.
    String shown() {
      return database + " at " + host + ":" + port;
    }

    /// Without the password.
    @Override
    public String toString() {
      return shown();
    }
  }

  public PostgresTable(Address address) {
    this.address = address;
  }

  /// Writes the wanted columns that the table has, with a header. Throws `CAPTURE_CONNECTION`,
  /// `CAPTURE_NOTHING` when there is no such table, `CAPTURE_UNREADABLE`.
  ///
  /// @param file is made or replaced
  public void copy(String schema, String table, List<CopiedColumn> wanted, Path file) {
    try (Connection connection = connect()) {
      Map<String, String> types = columns(connection, schema, table);
      if (types.isEmpty()) {
        throw CopyErrors.noTable(schema + "." + table, address.shown());
      }
      copy(connection, select(schema, table, types, wanted), file);
    } catch (SQLException e) {
      throw CopyErrors.failed(schema + "." + table, address.shown(), e);
    }
  }

  private Connection connect() {
    if (!HOST.matcher(address.host()).matches()) {
      throw CopyErrors.address("no host that could be one");
    }
    var properties = new Properties();
    address.user().ifPresent(user -> properties.setProperty("user", user));
    address.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("readOnly", "true");
    properties.setProperty("ApplicationName", "weft contract test");
    // names cannot add properties to the address: some of those load classes
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database;
    try {
      Connection connection = DriverManager.getConnection(url, properties);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY; SET TIME ZONE 'UTC'; SET"
                + " DateStyle = 'ISO, YMD'; SET bytea_output = 'hex'");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw CopyErrors.noConnection(address.shown(), e);
    }
  }

  /// The table's columns with their types, views and foreign tables as well.
  private static Map<String, String> columns(Connection connection, String schema, String table)
      throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select a.attname, format_type(a.atttypid, null) from pg_catalog.pg_attribute a"
                + " join pg_catalog.pg_class c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped"
                + " order by a.attnum")) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          types.put(found.getString(1), found.getString(2));
        }
      }
    }
    return types;
  }

  private static String select(
      String schema, String table, Map<String, String> types, List<CopiedColumn> wanted) {
    String values =
        TableColumns.find(List.copyOf(types.keySet()), wanted).entrySet().stream()
            .map(
                column ->
                    value(
                            TableColumns.name(column.getKey()),
                            types.getOrDefault(column.getKey(), ""),
                            column.getValue())
                        + " AS "
                        + TableColumns.name(column.getKey()))
            .collect(Collectors.joining(", "));
    return "COPY (SELECT "
        + (values.isEmpty() ? "true AS _row" : values)
        + " FROM "
        + TableColumns.name(schema)
        + "."
        + TableColumns.name(table)
        + ") TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')";
  }

  /// As text that the engine reads as the wanted type.
  private static String value(String name, String type, CopiedColumn column) {
    if (column.isNested()) {
      return "to_jsonb(" + name + ")::text";
    }
    if (type.equals("bytea") && column.isBinary()) {
      return "translate(encode(" + name + ", 'base64'), E'\\n', '')";
    }
    return type.equals("timestamp with time zone") && !column.isZoned()
        ? "(" + name + " AT TIME ZONE 'UTC')::text"
        : name + "::text";
  }

  private static void copy(Connection connection, String statement, Path file) throws SQLException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, out);
    } catch (IOException e) {
      throw CopyErrors.unwritable(file, e);
    }
  }
}
