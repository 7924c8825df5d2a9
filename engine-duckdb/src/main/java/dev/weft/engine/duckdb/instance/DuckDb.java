package dev.weft.engine.duckdb.instance;

import dev.weft.engine.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// One in-memory instance with its budget of memory, threads and temporary space. It loads no
/// extension and reaches no network, but it opens local files: only text that passed the front end,
/// over physical names, may run here. Thread-safe; connections share the budget.
public final class DuckDb implements Sessions, AutoCloseable {

  private final DuckDBConnection root;

  private DuckDb(DuckDBConnection root) {
    this.root = root;
  }

  /// Starts an instance; it holds native memory and threads until closed.
  public static DuckDb open(EngineSettings settings) {
    try {
      Files.createDirectories(settings.temp());
    } catch (IOException e) {
      throw EngineErrors.unwritable(settings.temp(), e);
    }
    try {
      DuckDBConnection root =
          DriverManager.getConnection("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      DuckDb instance = new DuckDb(root);
      instance.execute(settings.statements());
      EngineFunctions.register(root);
      BucketHash.register(root);
      return instance;
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  /// A connection of its own: temporary tables and views are private to it. Takes microseconds; the
  /// caller closes it.
  public DuckDBConnection connection() {
    try {
      return root.duplicate().unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  /// A connection whose statements end when `cancellation` is raised; the caller closes it.
  @Override
  public LocalSession session(Cancellation cancellation) {
    return new LocalSession(connection(), cancellation);
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  /// Takes the instance everything but some folders, for good: files elsewhere are neither read nor
  /// written, whatever a statement says.
  public void confine(List<Path> folders) {
    try {
      execute(EngineSettings.confinement(folders));
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  private void execute(List<String> statements) throws SQLException {
    for (String text : statements) {
      // a failed statement is closed by the driver, so each has its own
      try (Statement statement = root.createStatement()) {
        statement.execute(text);
      }
    }
  }
}
