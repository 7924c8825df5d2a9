package dev.weft.engine.duckdb.query;

import dev.weft.engine.QueryEngine.Ending;
import java.io.IOException;
import java.nio.channels.Channels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/// Sends a result as an Arrow IPC stream, batch by batch as the engine makes them.
final class ArrowRendering {

  private static final long BATCH = 65_536;

  private ArrowRendering() {}

  static Ending render(Execution run, Statement statement) {
    Stream streams = new Stream(run, statement, BATCH);
    return streams
        .with(run.probing().columns(), result -> direct(run, streams, result))
        // nothing has been read yet, so starting anew costs little
        .orElseGet(
            () -> streams.read(run.probing().columnsOf(run.types()), stream -> send(run, stream)));
  }

  /// Empty when a column is an ENUM: it would travel as a dictionary.
  private static Optional<Ending> direct(Execution run, Stream streams, ResultSet result)
      throws SQLException {
    return Execution.types(result).stream().anyMatch(ResultSql::isEnum)
        ? Optional.empty()
        : Optional.of(streams.batches(result, stream -> send(run, stream)));
  }

  private static Ending send(Execution run, ArrowReader stream) throws IOException {
    long most = run.limits().rows();
    long rows = 0;
    boolean truncated = false;
    VectorSchemaRoot root = stream.getVectorSchemaRoot();
    try (ArrowStreamWriter writer =
        new ArrowStreamWriter(root, stream, Channels.newChannel(run.out()))) {
      writer.start();
      while (!truncated && stream.loadNextBatch()) {
        truncated = rows + root.getRowCount() > most;
        if (truncated) {
          root.setRowCount((int) (most - rows));
        }
        rows += root.getRowCount();
        if (root.getRowCount() > 0) {
          writer.writeBatch();
        }
      }
      writer.end();
    }
    return run.ending(rows, truncated);
  }
}
