package dev.weft.benchmarks.raw;

import dev.weft.benchmarks.mesh.BenchMesh;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.model.table.ScanPlan;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/// The engine alone, with the settings of the server's, doing by hand what Weft does.
public final class RawEngine implements AutoCloseable {

  private static final long BATCH = 65_536;

  private final DuckDb engine;
  private final BufferAllocator memory = new RootAllocator();

  /// Starts one.
  ///
  /// @param temp for what does not fit into memory
  public RawEngine(Path temp) {
    this.engine = DuckDb.open(BenchMesh.settings(temp));
  }

  /// The table function that reads the files of a state.
  public static String parquet(ScanPlan scan) {
    return scan.files().stream()
        .map(file -> "'" + file.path().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  public void execute(String sql) throws Exception {
    try (DuckDBConnection connection = engine.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Writes a result as an Arrow stream.
  public void arrow(String sql, OutputStream out) throws Exception {
    try (DuckDBConnection connection = engine.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET jdbc_stream_results = true");
      try (ResultSet result = statement.executeQuery(sql);
          ArrowReader reader =
              (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH);
          var writer =
              new ArrowStreamWriter(
                  reader.getVectorSchemaRoot(), reader, Channels.newChannel(out))) {
        writer.start();
        while (reader.loadNextBatch()) {
          writer.writeBatch();
        }
        writer.end();
      }
    }
  }

  /// Writes a result as CSV into a file.
  public void csv(String sql, Path file) throws Exception {
    execute("COPY (" + sql + ") TO '" + file + "' (FORMAT csv, HEADER)");
  }

  @Override
  public void close() {
    memory.close();
    engine.close();
  }
}
