package dev.weft.model.mesh;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where a connection leads.
public sealed interface Endpoint {

  /// The word of documents.
  String type();

  /// Files below a folder.
  ///
  /// @param root absolute, or relative to the server's folder for sources
  record Files(String root) implements Endpoint {
    @Override
    public String type() {
      return "files";
    }
  }

  /// One SQLite file.
  ///
  /// @param root as of files
  /// @param file its path below the root
  record Sqlite(String root, String file) implements Endpoint {
    @Override
    public String type() {
      return "sqlite";
    }
  }

  /// One DuckDB file.
  ///
  /// @param root as of files
  /// @param file its path below the root
  record Duckdb(String root, String file) implements Endpoint {
    @Override
    public String type() {
      return "duckdb";
    }
  }

  /// One database of a PostgreSQL server.
  ///
  /// @param password name of the secret that holds it; empty when the server asks for none
  /// @param ca certificates (PEM) of the authorities that its own may come from; empty for those
  ///   that Java knows. Only of use with `VERIFY_FULL`.
  record Postgresql(
      String host,
      int port,
      String database,
      String user,
      Optional<String> password,
      Tls tls,
      Optional<String> ca)
      implements Endpoint {
    @Override
    public String type() {
      return "postgresql";
    }
  }

  /// Where notices of one principal are sent as signed requests.
  ///
  /// @param url of a host by name or address; `https`, or `http` within a private network
  /// @param reach which addresses the host may have
  /// @param key name of the secret that requests are signed with
  /// @param recipient whose notices, as in `Principal.text()`
  record Webhook(URI url, Reach reach, String key, String recipient) implements Endpoint {
    @Override
    public String type() {
      return "webhook";
    }
  }

  /// A server that takes mail for people who have an address.
  ///
  /// @param reach which addresses the host may have
  /// @param password name of the secret that holds it; empty when the server asks for none
  /// @param from the address that mail comes from
  record Smtp(
      String host,
      int port,
      Reach reach,
      StartTls tls,
      Optional<String> user,
      Optional<String> password,
      String from)
      implements Endpoint {
    @Override
    public String type() {
      return "smtp";
    }
  }

  /// Which network a host is in.
  enum Reach {
    /// Addresses that everybody can reach, and no others.
    PUBLIC,
    /// Also addresses of private networks and of this machine.
    PRIVATE
  }

  /// How the way to a mail server is kept private.
  enum StartTls {
    /// Encrypted after STARTTLS, by a server whose certificate is valid for its host.
    REQUIRED,
    /// In the clear.
    DISABLED
  }

  /// A type that is kept in the document and refused when used.
  ///
  /// @param settings every other field, as text; secrets only by reference
  record Other(String type, Map<String, String> settings) implements Endpoint {
    public Other {
      settings = Map.copyOf(settings);
    }
  }

  /// How the way to a server is kept private, in the words that PostgreSQL has for it.
  enum Tls {
    /// Encrypted, by a server whose certificate is valid for its host.
    VERIFY_FULL("verify-full"),
    /// Encrypted, whoever it is.
    REQUIRE("require"),
    /// In the clear.
    DISABLE("disable");

    private final String word;

    Tls(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Tls> find(String word) {
      for (Tls tls : values()) {
        if (tls.word.equals(word)) {
          return Optional.of(tls);
        }
      }
      return Optional.empty();
    }
  }
}
