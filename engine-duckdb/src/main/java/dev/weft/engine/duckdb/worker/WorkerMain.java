package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.text.InstanceText;
import dev.weft.engine.duckdb.worker.WorkerSettings.Life;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A worker: goes into its jail, loads the engine, says that it is ready, and runs what it is sent
/// until the server is gone. The socket is its only way out; what it prints is a log.
public final class WorkerMain {

  private static final int ORPHAN = 3;
  private static final int CONFUSED = 4;

  private WorkerMain() {}

  /// Never returns normally: ends with the process.
  ///
  /// @param words what `WorkerSettings.arguments` wrote
  public static void main(String[] words) throws IOException {
    WorkerSettings settings = WorkerSettings.of(List.of(words));
    Libc libc = new Libc();
    SequencedMap<String, Integer> guards = new LinkedHashMap<>();
    Jail.bindToParent(libc, guards);
    if (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L) != settings.parent()) {
      // The server died before its death could be told.
      Runtime.getRuntime().halt(ORPHAN);
    }
    SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(settings.socket()));
    switch (settings.life()) {
      case SERVING -> guards.putAll(jail(settings).enter(libc));
      case TRAINING -> {
        TextDesk.rehearse();
        SessionDesk.rehearse(settings);
      }
    }
    end(serve(settings, socket, new Readiness(guards)), settings.life());
  }

  private static int serve(WorkerSettings settings, SocketChannel socket, Readiness readiness)
      throws IOException {
    ResultFrames out = new ResultFrames(socket);
    return switch (settings.engine()) {
      case NATIVE -> serve(socket, new NativeEngine(settings), out, readiness);
      case JDBC -> serve(socket, new JdbcEngine(settings), out, readiness);
      case TEXT -> {
        InstanceText engine = new InstanceText();
        out.ready(readiness);
        yield new TextDesk(socket, engine).serve();
      }
      case SESSION -> {
        DuckDb instance = SessionDesk.open(settings);
        out.ready(readiness);
        yield new SessionDesk(socket, instance).serve();
      }
    };
  }

  private static int serve(
      SocketChannel socket, StatementEngine engine, ResultFrames out, Readiness readiness)
      throws IOException {
    out.ready(readiness);
    return serve(socket, new OrderThread(engine, out));
  }

  private static Jail jail(WorkerSettings settings) {
    return new Jail(
        settings.dataBytes(),
        settings.tempBytes(),
        settings.readable(),
        List.of(settings.scratch()));
  }

  /// Reads what the server says until it is gone; this thread does nothing else, so that a
  /// statement can be stopped while it runs.
  private static int serve(SocketChannel socket, OrderThread orders) {
    Cancellation running = new Cancellation();
    try {
      while (true) {
        Frame frame = Frame.read(socket);
        switch (frame.kind()) {
          case QUERY -> {
            running = new Cancellation();
            orders.start(Order.decode(frame.payload(socket)), running);
          }
          case CANCEL -> running.cancel();
          case QUESTION, ANSWER, READY, BYTES, END, FAILURE ->
              throw new IOException("the server asks what this worker does not answer");
        }
      }
    } catch (EOFException gone) {
      return 0;
    } catch (IOException confused) {
      return CONFUSED;
    }
  }

  /// A statement under way is not waited for, unless the runtime is to write down what it learnt.
  private static void end(int code, Life life) {
    if (life == Life.TRAINING) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }
}
