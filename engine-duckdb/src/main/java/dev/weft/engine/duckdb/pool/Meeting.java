package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.Frame;
import dev.weft.engine.duckdb.worker.Readiness;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A process that was started and has said at its socket that it is ready.
record Meeting(Process process, SocketChannel socket, Readiness readiness) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Starts a process from the right thread.
  @FunctionalInterface
  interface Starter {
    Process start(ProcessBuilder process) throws IOException;
  }

  /// Starts one and waits until it is ready.
  ///
  /// @throws IOException when it ends or stays silent instead
  static Meeting start(WorkerHome home, WorkerCommand command, Starter starter) throws IOException {
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(UnixDomainSocketAddress.of(home.socket()));
      Process process = starter.start(command.process(home.folder(), home.log()));
      Thread.ofVirtual().name("worker-start").start(() -> closeWhenOver(process, door));
      try {
        SocketChannel socket = door.accept();
        home.closeMeeting();
        Frame frame = Frame.read(socket);
        if (frame.kind() != Frame.Kind.READY) {
          throw new IOException("a worker that does not say that it is ready");
        }
        return new Meeting(process, socket, Readiness.decode(frame.payload(socket)));
      } catch (IOException | RuntimeException e) {
        process.destroyForcibly();
        throw e;
      }
    }
  }

  /// Says something to the process; several threads may, each message is whole.
  synchronized void send(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      socket.write(message);
    }
  }

  /// Ends the process at once, and removes its home when the system says that it is dead. Whoever
  /// reads from it reads no more: a process with much memory goes slowly, the more so behind
  /// others.
  void kill(WorkerHome home) {
    process.destroyForcibly();
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed with the process
    }
    Thread.ofVirtual().name("worker-end").start(() -> bury(home));
  }

  /// Waits until the process is dead and removes its home.
  void bury(WorkerHome home) {
    try {
      process.waitFor();
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // nobody reads or writes there any more
    } finally {
      home.remove();
    }
  }

  private static void closeWhenOver(Process process, ServerSocketChannel door) {
    try {
      boolean over = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (over || door.isOpen()) {
        door.close();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
