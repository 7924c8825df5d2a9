package dev.weft.engine.duckdb.query;

import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// Results as streams of Arrow batches that the engine makes while they are read.
final class Stream {

  /// How the driver says that a streamed statement failed before its first batch. It forgets why.
  private static final String FORGOTTEN = "Invalid result set";

  /// Reads a stream to its end.
  @FunctionalInterface
  interface Reader<T> {
    T read(ArrowReader stream) throws IOException;
  }

  /// Works on a result that is open.
  @FunctionalInterface
  interface Work<T> {
    T on(ResultSet result) throws SQLException;
  }

  private final Execution run;
  private final Statement statement;
  private final long batch;

  /// Streams of one statement.
  ///
  /// @param batch most rows of a batch
  Stream(Execution run, Statement statement, long batch) {
    this.run = run;
    this.statement = statement;
    this.batch = batch;
  }

  /// Runs a query and reads its stream.
  <T> T read(String sql, Reader<T> reader) {
    return with(sql, result -> batches(result, reader));
  }

  /// Runs a query and works on its result.
  <T> T with(String sql, Work<T> work) {
    try (ResultSet result = statement.executeQuery(sql)) {
      return work.on(result);
    } catch (SQLException e) {
      throw String.valueOf(e.getMessage()).contains(FORGOTTEN) ? cause(sql) : QueryErrors.of(e);
    }
  }

  /// Reads the stream of a result.
  <T> T batches(ResultSet result, Reader<T> reader) throws SQLException {
    try (ArrowReader stream =
        (ArrowReader)
            result.unwrap(DuckDBResultSet.class).arrowExportStream(run.allocator(), batch)) {
      return reader.read(stream);
    } catch (IOException e) {
      throw QueryErrors.of(e);
    }
  }

  /// Why a query failed at its start: it fails there again, and without a stream the driver tells.
  private WeftException cause(String sql) {
    try {
      run.session().execute("SET jdbc_stream_results = false");
      run.session().run(again -> failure(again, sql));
      return QueryErrors.unknown();
    } catch (WeftException e) {
      return e;
    }
  }

  private static boolean failure(Statement again, String sql) {
    try {
      return again.execute(sql);
    } catch (SQLException e) {
      throw QueryErrors.of(e);
    }
  }
}
