package dev.weft.engine.duckdb.instance;

import dev.weft.engine.Cancellation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// A connection and what stops it. Statements run one after the other; failures are `WeftException`
/// of `EngineErrors`. Not thread-safe, but the cancellation may be raised from anywhere.
public final class Session implements AutoCloseable {

  /// Work on a statement of its own, which is closed afterwards.
  @FunctionalInterface
  public interface Work<T> {
    T on(Statement statement) throws SQLException;
  }

  /// Makes one thing of the row that the result stands at.
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DuckDBConnection connection;
  private final Cancellation cancellation;

  Session(DuckDBConnection connection, Cancellation cancellation) {
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

  /// Runs a statement whose result does not matter.
  public void execute(String sql) {
    run(
        statement -> {
          statement.execute(sql);
          return sql;
        });
  }

  /// Runs a query with a small result.
  public <T> List<T> rows(String sql, RowReader<T> reader) {
    return run(
        statement -> {
          try (ResultSet result = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(reader.read(result));
            }
            return List.copyOf(rows);
          }
        });
  }

  /// Runs a query of exactly one row.
  public <T> T row(String sql, RowReader<T> reader) {
    return rows(sql, reader).getFirst();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
