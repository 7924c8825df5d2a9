package dev.weft.capture.source;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.copy.CopyWords;
import dev.weft.capture.copy.PostgresTable;
import dev.weft.capture.copy.SqliteTable;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import java.nio.file.Path;
import java.util.Optional;

/// Tables behind connections. What goes wrong there is told by the connection's name: where it
/// leads is for platform engineers.
final class TableSources {

  private final Secrets secrets;
  private final CopyLimits limits;

  TableSources(Secrets secrets, CopyLimits limits) {
    this.secrets = secrets;
    this.limits = limits;
  }

  Found duckdb(Connection connection, Found.SourceFile file, String table) {
    String shown = "connection " + connection.name();
    var named = new Found.SourceFile(shown, file.path(), file.bytes(), file.changed());
    return new Found.DatabaseFile(named, table, limits);
  }

  Found sqlite(Connection connection, Path file, String table) {
    return new Found.Table(
        new SqliteTable(file, table, CopyWords.ofConnection(connection.name()), limits));
  }

  Found postgresql(
      String capture, Connection connection, Endpoint.Postgresql server, String table) {
    return new Found.Table(
        new PostgresTable(
            () -> address(capture, connection, server),
            table,
            CopyWords.ofConnection(connection.name()),
            limits));
  }

  private PostgresTable.Address address(
      String capture, Connection connection, Endpoint.Postgresql server) {
    Optional<String> password =
        server
            .password()
            .map(
                name ->
                    secrets
                        .find(name)
                        .orElseThrow(
                            () -> SourceErrors.noSecret(capture, connection.name(), name)));
    return new PostgresTable.Address(
        server.host(),
        server.port(),
        server.database(),
        Optional.of(server.user()),
        password,
        Optional.of(server.tls()),
        server.ca());
  }
}
