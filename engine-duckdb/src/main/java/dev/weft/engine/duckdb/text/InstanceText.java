package dev.weft.engine.duckdb.text;

import dev.weft.engine.duckdb.instance.EngineFunctions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;

/// An instance in this very process. The engine bounds neither the memory nor the time that
/// constants take while it binds, so a server asks one in a process of its own. Thread-safe; calls
/// at the same time have connections of their own, some of which are kept for later ones.
public final class InstanceText implements TextEngine, TextSource {

  /// What is asked of a connection.
  @FunctionalInterface
  private interface Work<T> {
    T on(Inquiry inquiry) throws SQLException;
  }

  private static final int KEPT = 4;

  /// How long one text may take, where the engine can be interrupted.
  public static final int SECONDS = 10;

  private static final List<String> SETTINGS =
      List.of(
          "autoinstall_known_extensions = false",
          "autoload_known_extensions = false",
          "threads = 1",
          "memory_limit = '256MB'",
          "temp_directory = ''",
          "TimeZone = 'UTC'",
          "enable_external_access = false",
          "lock_configuration = true");

  private final DuckDBConnection root;
  private final BlockingQueue<Inquiry> idle = new ArrayBlockingQueue<>(KEPT);
  private volatile boolean closed;

  public InstanceText() {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      for (String setting : SETTINGS) {
        execute(root, "SET " + setting);
      }
      EngineFunctions.register(root);
      EngineFunctions.registerWritten(root);
    } catch (SQLException e) {
      throw TextErrors.notUnderstood(e);
    }
  }

  @Override
  public TextEngine engine() {
    return this;
  }

  /// A text keeps its own ten seconds: this process cannot be ended for it.
  @Override
  public <T> T within(Duration time, Supplier<T> work) {
    return work.get();
  }

  @Override
  public String parse(String text) {
    return ask(inquiry -> inquiry.parse(text));
  }

  @Override
  public String write(String tree) {
    return ask(inquiry -> inquiry.write(tree));
  }

  @Override
  public String plan(String sql) {
    return ask(inquiry -> inquiry.plan(sql));
  }

  @Override
  public void define(String statements) {
    try (Connection connection = root.duplicate()) {
      execute(connection, statements);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<ResultColumn> columns(String sql) {
    return ask(inquiry -> inquiry.columns(sql));
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void close() {
    closed = true;
    try {
      closeIdle();
      root.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private <T> T ask(Work<T> work) {
    try {
      Inquiry kept = idle.poll();
      Inquiry inquiry =
          kept == null ? new Inquiry(root.duplicate().unwrap(DuckDBConnection.class)) : kept;
      return finish(inquiry, work);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private <T> T finish(Inquiry inquiry, Work<T> work) throws SQLException {
    boolean fine = false;
    try {
      T answer = work.on(inquiry);
      fine = true;
      return answer;
    } finally {
      if (!fine || !idle.offer(inquiry)) {
        inquiry.close();
      } else if (closed) {
        closeIdle();
      }
    }
  }

  private void closeIdle() throws SQLException {
    for (Inquiry kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.close();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static RuntimeException failed(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERRUPT")
        ? TextErrors.timeout()
        : TextErrors.notUnderstood(e);
  }
}
