package dev.weft.cli.folder;

import dev.weft.formats.edit.TreeText;
import dev.weft.model.mesh.Endpoint;
import dev.weft.usecases.offline.GivenDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The database that a new product comes from: how it is reached from here, and what a connection
/// says of it.
sealed interface NewDatabase {

  GivenDatabase given();

  /// The template of its connection.
  String template();

  /// What the template is filled with.
  ///
  /// @param connection its name
  Map<String, String> values(String connection);

  /// Whether a connection leads there already.
  boolean isAt(Endpoint endpoint);

  /// What whoever runs a server has to do.
  String advice(String connection);

  /// An SQLite file.
  ///
  /// @param source the file, as a server will find it
  record Sqlite(NewSource source) implements NewDatabase {

    @Override
    public GivenDatabase given() {
      return new GivenDatabase.Sqlite(source.file());
    }

    @Override
    public String template() {
      return "sqlite.yaml";
    }

    @Override
    public Map<String, String> values(String connection) {
      return Map.of("root", TreeText.scalar(source.root()), "file", TreeText.scalar(source.name()));
    }

    @Override
    public boolean isAt(Endpoint endpoint) {
      return endpoint.equals(new Endpoint.Sqlite(source.root(), source.name()));
    }

    @Override
    public String advice(String connection) {
      return source.advice();
    }
  }

  /// A DuckDB file.
  ///
  /// @param source the file, as a server will find it
  record Duckdb(NewSource source) implements NewDatabase {

    @Override
    public GivenDatabase given() {
      return new GivenDatabase.Duckdb(source.file());
    }

    @Override
    public String template() {
      return "duckdb.yaml";
    }

    @Override
    public Map<String, String> values(String connection) {
      return Map.of("root", TreeText.scalar(source.root()), "file", TreeText.scalar(source.name()));
    }

    @Override
    public boolean isAt(Endpoint endpoint) {
      return endpoint.equals(new Endpoint.Duckdb(source.root(), source.name()));
    }

    @Override
    public String advice(String connection) {
      return source.advice();
    }
  }

  /// A database of a PostgreSQL server.
  record Postgresql(GivenDatabase.Postgresql given) implements NewDatabase {

    @Override
    public String template() {
      return "postgresql.yaml";
    }

    @Override
    public Map<String, String> values(String connection) {
      return Map.of(
          "host",
          TreeText.scalar(given.host()),
          "port",
          String.valueOf(given.port()),
          "database",
          TreeText.scalar(given.database()),
          "user",
          TreeText.scalar(given.user()),
          "tls",
          given.tls().word(),
          "password",
          given.password().isPresent()
              ? "password: { secret: " + secret(connection) + " }   # its value stays outside\n"
              : "");
    }

    private static String secret(String connection) {
      return connection + "_password";
    }

    @Override
    public boolean isAt(Endpoint endpoint) {
      return endpoint instanceof Endpoint.Postgresql other
          && other.host().equals(given.host())
          && other.port() == given.port()
          && other.database().equals(given.database())
          && other.user().equals(given.user());
    }

    @Override
    public String advice(String connection) {
      String secret = secret(connection);
      return given.password().isEmpty()
          ? "A server signs in as " + given.user() + ", without a password."
          : "A server needs the password of "
              + given.user()
              + ": in WEFT_SECRET_"
              + secret.toUpperCase(java.util.Locale.ROOT)
              + ", or in secrets/"
              + secret
              + " of its data folder (mode 0600).";
    }
  }

  /// A file, or an address.
  ///
  /// @param user where the address names none
  static NewDatabase of(String where, Optional<String> user, Optional<String> password) {
    if (where.startsWith("postgresql://") || where.startsWith("postgres://")) {
      return new Postgresql(DatabaseAddress.read(where, user, password));
    }
    if (where.startsWith("duckdb:")) {
      return new Duckdb(NewSource.of(Path.of(where.substring("duckdb:".length()))));
    }
    if (where.endsWith(".duckdb")) {
      return new Duckdb(NewSource.of(Path.of(where)));
    }
    String path = where.startsWith("sqlite:") ? where.substring("sqlite:".length()) : where;
    return new Sqlite(NewSource.of(Path.of(path)));
  }
}
