package dev.weft.engine.duckdb.worker;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.query.QueryErrors;
import dev.weft.engine.duckdb.query.ResultSql;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes results in every format: Arrow and text straight from the engine's memory, Parquet by way
/// of a file, because its footer comes last.
@SuppressWarnings("restricted") // native access is what this class is for
final class NativeRendering {

  private static final int PIECE = 1 << 20;

  private final Path scratch;

  NativeRendering(Path scratch) {
    this.scratch = scratch;
  }

  Outcome render(Duck.Connection connection, Order order, ResultFrames out)
      throws IOException, Duck.Failure {
    ResultSql probing =
        rows(order, order.rows() == Long.MAX_VALUE ? order.rows() : order.rows() + 1);
    return switch (order.rendering()) {
      case ARROW -> arrow(connection, order, probing, out);
      case CSV -> {
        String sql = probing.csv(types(connection, order));
        yield lines(connection, order, sql, new Start(probing.csvHeader(), 0), out);
      }
      case NDJSON -> {
        String sql = probing.json(types(connection, order), "", "\n");
        yield lines(connection, order, sql, new Start("", 0), out);
      }
      case JSON -> {
        String sql = probing.json(types(connection, order), ",\n", "");
        Outcome outcome = lines(connection, order, sql, new Start("[", 1), out);
        text(out, outcome.rows() == 0 ? "]\n" : "\n]\n");
        yield outcome;
      }
      case PARQUET -> parquet(connection, order, out);
    };
  }

  private static ResultSql rows(Order order, long rows) {
    return new ResultSql(order.sql(), order.columns(), rows);
  }

  private static Outcome arrow(
      Duck.Connection connection, Order order, ResultSql probing, ResultFrames out)
      throws IOException, Duck.Failure {
    try (Duck.Result result = connection.query(probing.columns())) {
      if (!result.schema().hasDictionary()) {
        return arrow(result, order.rows(), out);
      }
    }
    // an ENUM would travel as a dictionary; nothing has been read yet, so starting anew costs
    // little
    try (Duck.Result result = connection.query(probing.columnsOf(types(connection, order)))) {
      return arrow(result, order.rows(), out);
    }
  }

  private static Outcome arrow(Duck.Result result, long most, ResultFrames out)
      throws IOException, Duck.Failure {
    IpcWriter writer = new IpcWriter(out);
    ArrowMemory.Schema schema = result.schema();
    long rows = 0;
    // the statement may fail at its first batch: until then nothing has been sent
    boolean more = result.next();
    writer.schema(schema);
    while (more) {
      long length = result.array().length();
      long count = Math.min(length, most - rows);
      if (count > 0) {
        writer.batch(schema, result.array(), count);
      }
      rows += count;
      if (count < length) {
        return new Outcome(rows, true);
      }
      more = result.next();
    }
    return new Outcome(rows, false);
  }

  /// How a text begins. It is sent together with the first rows: until then the statement may fail,
  /// or be begun anew elsewhere.
  ///
  /// @param skipped bytes of the first row that are left out: what stands between rows
  private record Start(String text, int skipped) {}

  /// Sends rows that are one text each.
  private static Outcome lines(
      Duck.Connection connection, Order order, String sql, Start start, ResultFrames out)
      throws IOException, Duck.Failure {
    long rows = 0;
    try (Duck.Result result = connection.query(sql)) {
      while (result.next()) {
        ArrowMemory.Array lines = result.array().children().getFirst();
        long count = Math.min(lines.length(), order.rows() - rows);
        if (count > 0) {
          if (rows == 0) {
            text(out, start.text());
          }
          out.bytes((int) count, List.of(bytes(lines, rows == 0 ? start.skipped() : 0, count)));
        }
        rows += count;
        if (count < lines.length()) {
          textUnless(rows > 0, out, start);
          return new Outcome(rows, true);
        }
      }
    }
    textUnless(rows > 0, out, start);
    return new Outcome(rows, false);
  }

  private static void textUnless(boolean begun, ResultFrames out, Start start) throws IOException {
    if (!begun) {
      text(out, start.text());
    }
  }

  private static ByteBuffer bytes(ArrowMemory.Array lines, int skipped, long count) {
    MemorySegment data = lines.buffer(2);
    long begin = lines.intAt(1, 0) + skipped;
    long end = lines.intAt(1, count);
    return data.reinterpret(end).asSlice(begin).asByteBuffer();
  }

  private static void text(ResultFrames out, String text) throws IOException {
    out.bytes(0, List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /// The types of the statement's columns in the engine's spelling; nothing is run.
  private static List<String> types(Duck.Connection connection, Order order) throws Duck.Failure {
    List<String> types = new ArrayList<>();
    try (Duck.Result result = connection.query("DESCRIBE " + order.sql())) {
      while (result.next()) {
        ArrowMemory.Array spellings = result.array().children().get(1);
        for (long at = 0; at < spellings.length(); at++) {
          long begin = spellings.intAt(1, at);
          MemorySegment text =
              spellings.buffer(2).reinterpret(spellings.intAt(1, at + 1)).asSlice(begin);
          types.add(StandardCharsets.UTF_8.decode(text.asByteBuffer()).toString());
        }
      }
    }
    return types;
  }

  private Outcome parquet(Duck.Connection connection, Order order, ResultFrames out)
      throws IOException, Duck.Failure {
    Path file = scratch.resolve("result.parquet");
    try {
      long rows = copy(connection, order, file);
      if (Files.size(file) > order.bytes()) {
        throw QueryErrors.tooLarge(order.bytes());
      }
      boolean truncated = rows == order.rows() && hasMore(connection, order);
      send(file, out);
      return new Outcome(rows, truncated);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static long copy(Duck.Connection connection, Order order, Path file) throws Duck.Failure {
    String sql =
        "COPY ("
            + rows(order, order.rows()).distinctColumns()
            + ") TO "
            + SqlText.text(file.toString())
            + " (FORMAT parquet, COMPRESSION zstd)";
    try (Duck.Result result = connection.query(sql)) {
      return result.next() ? result.array().children().getFirst().longAt(1, 0) : 0;
    }
  }

  private static boolean hasMore(Duck.Connection connection, Order order) throws Duck.Failure {
    String sql = rows(order, 1).columns() + " OFFSET " + order.rows();
    try (Duck.Result result = connection.query(sql)) {
      return result.next() && result.array().length() > 0;
    }
  }

  private static void send(Path file, ResultFrames out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
      while (from.read(piece.clear()) >= 0) {
        out.bytes(0, List.of(piece.flip()));
      }
    }
  }
}
