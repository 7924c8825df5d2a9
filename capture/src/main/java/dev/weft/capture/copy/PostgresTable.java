package dev.weft.capture.copy;

import dev.weft.model.mesh.Endpoint.Tls;
import dev.weft.model.product.Build.FileFormat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A table of PostgreSQL, which the server itself writes as CSV. The session reads only.
public final class PostgresTable implements SourceTable {

  private final Supplier<Address> address;
  private final String schema;
  private final String table;
  private final CopyWords words;
  private final CopyLimits limits;

  /// Where the server is.
  ///
  /// @param user empty for the driver's own default
  /// @param tls empty to encrypt when the server likes to
  /// @param ca as of `Endpoint.Postgresql`
  public record Address(
      String host,
      int port,
      String database,
      Optional<String> user,
      Optional<String> password,
      Optional<Tls> tls,
      Optional<String> ca) {

    /// One that is encrypted when the server likes to.
    public Address(
        String host, int port, String database, Optional<String> user, Optional<String> password) {
      this(host, port, database, user, password, Optional.empty(), Optional.empty());
    }

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

  /// @param address asked for with each copy, so that no password is kept
  /// @param table with its schema in front, else of the schema `public`
  public PostgresTable(
      Supplier<Address> address, String table, CopyWords words, CopyLimits limits) {
    int dot = table.indexOf('.');
    this.address = address;
    this.schema = dot < 0 ? "public" : table.substring(0, dot);
    this.table = table.substring(dot + 1);
    this.words = words;
    this.limits = limits;
  }

  /// For people who name the server themselves.
  public PostgresTable(Address address, String schema, String table) {
    this.address = () -> address;
    this.schema = schema;
    this.table = table;
    this.words = CopyWords.ofServer(address.shown());
    this.limits = CopyLimits.GENEROUS;
  }

  @Override
  public String name() {
    return schema + "." + table;
  }

  @Override
  public FileFormat format() {
    return FileFormat.CSV;
  }

  @Override
  public OpenTable open() {
    var errors = new CopyErrors(words);
    var meter = new CopyMeter(name(), limits, errors);
    Connection connection = new PostgresSession(errors, limits.time()).open(address.get());
    try {
      return OpenPostgresTable.of(connection, schema, table, meter, errors);
    } catch (SQLException e) {
      close(connection);
      throw errors.failed(name(), e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  /// Writes the wanted columns that the table has, with a header. Throws `CAPTURE_CONNECTION`,
  /// `CAPTURE_NOTHING` when there is no such table, `CAPTURE_UNREADABLE`.
  ///
  /// @param file is made or replaced
  public void copy(List<CopiedColumn> wanted, Path file) {
    try (OpenTable open = open()) {
      open.copy(TableColumns.find(open.columns(), wanted), file);
    }
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // nothing was written, so nothing is lost
    }
  }
}
