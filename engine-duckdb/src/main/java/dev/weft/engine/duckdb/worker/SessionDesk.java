package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.LocalSession;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Runs the steps of sessions one after the other until the server is gone. Each session has a
/// connection of its own and leaves nothing behind.
final class SessionDesk {

  private static final int CONFUSED = 4;
  private static final int LOST = 5;

  private record Task(Step step, Cancellation cancellation) {}

  private final SocketChannel socket;
  private final DuckDb instance;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

  /// Only for the thread that runs the steps.
  private @Nullable LocalSession session;

  SessionDesk(SocketChannel socket, DuckDb instance) {
    this.socket = socket;
    this.instance = instance;
  }

  /// The instance of such a worker, which reaches its folders only.
  static DuckDb open(WorkerSettings settings) {
    DuckDb instance = DuckDb.open(settings.engineSettings());
    instance.confine(settings.open());
    return instance;
  }

  /// Loads what a desk needs, for the runtime to write it down.
  static void rehearse(WorkerSettings settings) {
    Path file = settings.scratch().resolve("rehearsal.parquet");
    try (DuckDb instance = DuckDb.open(settings.engineSettings());
        LocalSession session = instance.session(new Cancellation())) {
      session.execute("CREATE TEMP TABLE t AS SELECT range AS id FROM range(10)");
      String copy = "COPY (SELECT * FROM t) TO '" + file + "' (FORMAT parquet, RETURN_STATS)";
      RowAnswer.encode(session.rows(copy));
    }
  }

  /// How the process is to end. This thread does nothing but listen, so that a statement can be
  /// stopped while it runs.
  int serve() {
    Thread.ofPlatform().daemon().name("statements").start(this::work);
    Cancellation current = new Cancellation();
    try {
      while (true) {
        Frame frame = Frame.read(socket);
        switch (frame.kind()) {
          case QUESTION -> {
            Step step = Step.decode(frame.payload(socket));
            tasks.add(new Task(step, current));
            current = step.kind() == Step.Kind.END ? new Cancellation() : current;
          }
          case CANCEL -> current.cancel();
          case QUERY, ANSWER, READY, BYTES, END, FAILURE ->
              throw new IOException("the server asks what this worker does not answer");
        }
      }
    } catch (EOFException gone) {
      return 0;
    } catch (IOException confused) {
      return CONFUSED;
    }
  }

  private void work() {
    try {
      while (true) {
        answer(tasks.take());
      }
    } catch (InterruptedException | IOException e) {
      // nobody listens to this worker any more
      Runtime.getRuntime().halt(LOST);
    }
  }

  private void answer(Task task) throws IOException {
    try {
      send(Frame.message(Frame.Kind.ANSWER, RowAnswer.encode(rows(task))));
    } catch (WeftException failure) {
      refuse(task.cancellation().isCancelled() ? EngineErrors.cancelled() : failure);
    } catch (RuntimeException mistake) {
      mistake.printStackTrace();
      refuse(WeftException.of(ErrorCode.SQL_RUN, "The engine could not run the statement", ""));
    }
  }

  private void refuse(WeftException failure) throws IOException {
    send(Frame.message(Frame.Kind.FAILURE, Refusal.encode(failure)));
  }

  private List<Row> rows(Task task) {
    LocalSession running = session == null ? instance.session(task.cancellation()) : session;
    session = running;
    return switch (task.step().kind()) {
      case EXECUTE -> {
        running.execute(task.step().sql());
        yield List.of();
      }
      case QUERY -> running.rows(task.step().sql());
      case ATTACH -> {
        String[] both = task.step().sql().split("\n", 2);
        running.attach(Path.of(both[1]), both[0]);
        yield List.of();
      }
      case END -> {
        running.close();
        session = null;
        yield List.of();
      }
    };
  }

  private void send(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      socket.write(message);
    }
  }
}
