package dev.weft.usecases.offline;

import dev.weft.model.mesh.Endpoint.Tls;
import java.nio.file.Path;
import java.util.Optional;

/// A database that somebody names at their own machine, and reads with their own rights.
public sealed interface GivenDatabase {

  /// A file.
  record Sqlite(Path file) implements GivenDatabase {}

  /// A DuckDB file.
  record Duckdb(Path file) implements GivenDatabase {}

  /// A database of a server.
  ///
  /// @param password empty when the server asks for none
  record Postgresql(
      String host, int port, String database, String user, Optional<String> password, Tls tls)
      implements GivenDatabase {
    /// Without the password.
    @Override
    public String toString() {
      return user + "@" + host + ":" + port + "/" + database;
    }
  }
}
