package dev.weft.engine.duckdb.instance;

import dev.weft.engine.Cancellation;
import dev.weft.model.table.ScanPlan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/// A connection to an instance of this process, which reads and writes files where they lie.
public final class LocalSession implements Session {

  /// Work on a statement of its own, which is closed afterwards.
  @FunctionalInterface
  public interface Work<T> {
    T on(Statement statement) throws SQLException;
  }

  private final DuckDBConnection connection;
  private final Cancellation cancellation;
  private final List<String> attached = new ArrayList<>();

  LocalSession(DuckDBConnection connection, Cancellation cancellation) {
    this.connection = connection;
    this.cancellation = cancellation;
  }

  public DuckDBConnection connection() {
    return connection;
  }

  /// Does the work unless cancelled; throws `SQL_CANCELLED` soon after the flag is up.
  public <T> T run(Work<T> work) {
    if (cancellation.isCancelled()) {
      throw EngineErrors.cancelled();
    }
    try (Statement statement = connection.createStatement()) {
      Interruption interruption = new Interruption(statement);
      try (var _ = cancellation.onCancel(interruption::start)) {
        return work.on(statement);
      } finally {
        interruption.over();
      }
    } catch (SQLException e) {
      throw cancellation.isCancelled() ? EngineErrors.cancelled() : EngineErrors.of(e);
    }
  }

  @Override
  public void execute(String sql) {
    run(
        statement -> {
          statement.execute(sql);
          return sql;
        });
  }

  /// The whole result of a query.
  public List<Row> rows(String sql) {
    return run(
        statement -> {
          try (ResultSet result = statement.executeQuery(sql)) {
            List<String> names = Row.names(result);
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(Row.of(names, result));
            }
            return List.copyOf(rows);
          }
        });
  }

  @Override
  public <T> List<T> rows(String sql, RowReader<T> reader) {
    List<T> read = new ArrayList<>();
    rows(sql).forEach(row -> read.add(reader.read(row)));
    return Collections.unmodifiableList(read);
  }

  @Override
  public Map<String, ScanPlan> open(Map<String, ScanPlan> scans) {
    return scans;
  }

  @Override
  public Path open(Path file) {
    return file;
  }

  @Override
  public void attach(Path file, String name) {
    execute(
        "ATTACH "
            + SqlText.text(file.toString())
            + " AS "
            + SqlText.name(name)
            + " (TYPE duckdb, READ_ONLY)");
    attached.add(name);
  }

  @Override
  public Path outbox(Path folder) {
    return folder;
  }

  @Override
  public void close() {
    try (connection) {
      for (String name : attached) {
        // also after a cancellation, which lets no statement of the session through
        try (Statement statement = connection.createStatement()) {
          statement.execute("DETACH DATABASE IF EXISTS " + SqlText.name(name));
        }
      }
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
