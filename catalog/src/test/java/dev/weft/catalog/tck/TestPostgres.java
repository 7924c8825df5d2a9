package dev.weft.catalog.tck;

import dev.weft.catalog.Catalog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/// A real PostgreSQL, one server per test process, started when the first test asks for it and
/// stopped with the process. Every test takes a database of its own.
public final class TestPostgres {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;
  private final Path home;

  private TestPostgres(EmbeddedPostgres server, Path home) {
    this.server = server;
    this.home = home;
    // Making the schema takes longer than most tests.
    execute("create database template_weft");
    Catalog.open(url("template_weft"), Clock.systemUTC()).close();
  }

  private static final AtomicReference<@Nullable TestPostgres> RUNNING = new AtomicReference<>();

  /// Stops the server with the session of the launcher, which is all of a test process; the root of
  /// an engine's context ends with each class when there are several processes.
  public static final class Ending implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      context
          .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(TestPostgres.class, _ -> (AutoCloseable) TestPostgres::stop);
    }
  }

  /// The server, which is up. Test classes that ask for it are marked `OnPostgres`.
  public static synchronized TestPostgres server() {
    TestPostgres known = RUNNING.get();
    if (known == null) {
      known = start();
      RUNNING.set(known);
    }
    return known;
  }

  private static synchronized void stop() throws IOException {
    TestPostgres known = RUNNING.getAndSet(null);
    if (known != null) {
      known.close();
    }
  }

  private static TestPostgres start() {
    try {
      // a server clears folders beside its own away, those of a process beside this one among them
      Path home = Files.createTempDirectory("weft-postgres-");
      var server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(home.toFile())
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "200")
              .start();
      return new TestPostgres(server, home);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }

  private void close() throws IOException {
    server.close();
    if (!Files.exists(home)) {
      return;
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// The address of a new database that has the catalog's schema and nothing in it.
  public String fresh() {
    return url(made(" template template_weft"));
  }

  /// The address of a new database without any schema.
  public String empty() {
    return url(made(""));
  }

  private String made(String how) {
    String name = "t" + DATABASES.incrementAndGet();
    execute("create database " + name + how);
    return name;
  }

  /// The address of a database of this server.
  public String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  /// Runs a statement as the server's superuser, outside of every test's database.
  public void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
    }
  }
}
