package dev.weft.engine.duckdb.query;

import dev.weft.engine.QueryEngine.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Sends a result as text that the engine has made, one value per row with its line end: whole
/// batches of bytes are copied.
final class TextRendering {

  private static final long BATCH = 8_192;

  private TextRendering() {}

  static Ending csv(Execution run, Statement statement) {
    text(run, run.probing().csvHeader());
    return rows(run, statement, run.probing().csv(run.types()), 0);
  }

  static Ending ndjson(Execution run, Statement statement) {
    return rows(run, statement, run.probing().json(run.types(), "", "\n"), 0);
  }

  static Ending json(Execution run, Statement statement) {
    text(run, "[");
    Ending ending = rows(run, statement, run.probing().json(run.types(), ",\n", ""), 1);
    text(run, ending.rows() == 0 ? "]\n" : "\n]\n");
    return run.ending(ending.rows(), ending.truncated());
  }

  private static void text(Execution run, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    run.out().write(bytes, 0, bytes.length);
  }

  /// Sends the rows.
  ///
  /// @param skipped bytes of the first row that are left out: what stands between rows
  private static Ending rows(Execution run, Statement statement, String sql, int skipped) {
    return new Stream(run, statement, BATCH).read(sql, stream -> send(run, stream, skipped));
  }

  private static Ending send(Execution run, ArrowReader stream, int skipped) throws IOException {
    long most = run.limits().rows();
    long rows = 0;
    int skip = skipped;
    while (stream.loadNextBatch()) {
      VarCharVector lines = (VarCharVector) stream.getVectorSchemaRoot().getVector(0);
      int count = (int) Math.min(lines.getValueCount(), most - rows);
      if (count > 0) {
        copy(lines, count, skip, run.out());
        skip = 0;
        rows += count;
      }
      if (count < lines.getValueCount()) {
        return run.ending(rows, true);
      }
    }
    return run.ending(rows, false);
  }

  private static void copy(VarCharVector lines, int count, int skip, BoundedOutput out)
      throws IOException {
    ArrowBuf offsets = lines.getOffsetBuffer();
    long start = (long) offsets.getInt(0) + skip;
    long end = offsets.getInt((long) count * VarCharVector.OFFSET_WIDTH);
    lines.getDataBuffer().getBytes(start, out, (int) (end - start));
  }
}
