package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.worker.Frame;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.engine.duckdb.worker.Refusal;
import dev.weft.engine.duckdb.worker.RowAnswer;
import dev.weft.engine.duckdb.worker.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that runs sessions, one after the other, on files that are linked into its folder.
/// `cancel` and `kill` may come from any thread, the rest from one at a time.
final class SessionProcess {

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);
  private static final Duration AGE = Duration.ofHours(1);

  private final WorkerHome home;
  private final Meeting met;
  private final List<Path> inPlace;
  private final LinkFolder links;
  private final Resident resident;
  private final long fat;
  private final long born = System.nanoTime();
  private long folders;
  private volatile boolean lost;

  /// @param inPlace folders whose files it reads where they lie
  /// @param fat bytes that it may hold between two sessions
  SessionProcess(WorkerHome home, Meeting met, List<Path> inPlace, long fat) {
    this.home = home;
    this.met = met;
    this.inPlace = List.copyOf(inPlace);
    this.links = new LinkFolder(home.links());
    this.resident = Resident.of(met.process());
    this.fat = fat;
  }

  Readiness readiness() {
    return met.readiness();
  }

  long memory() {
    return resident.bytes();
  }

  boolean isAlive() {
    return !lost && met.process().isAlive();
  }

  /// Whether it may run another session.
  boolean isFit() {
    return isAlive() && System.nanoTime() - born < AGE.toNanos() && memory() <= fat;
  }

  /// Takes a step and waits for what comes of it.
  ///
  /// @throws IOException when the process is gone or cannot be understood; it is of no use then
  List<Row> take(Step step) throws IOException {
    met.send(Frame.message(Frame.Kind.QUESTION, step.encode()));
    Frame frame = Frame.read(met.socket());
    byte[] payload = frame.payload(met.socket());
    return switch (frame.kind()) {
      case ANSWER -> RowAnswer.decode(payload);
      case FAILURE -> throw Refusal.decode(payload);
      case READY, BYTES, END, QUERY, CANCEL, QUESTION ->
          throw new IOException("a worker that speaks out of turn");
    };
  }

  /// Asks the session to end soon.
  void cancel() {
    try {
      met.send(Frame.message(Frame.Kind.CANCEL, new byte[0]));
    } catch (IOException e) {
      lost = true; // the reading side sees it too
    }
  }

  /// Where its statements find a file.
  Path place(Path file) {
    if (inPlace.stream().anyMatch(file::startsWith)) {
      return file;
    }
    try {
      return links.link(file.toString());
    } catch (UnlinkableException e) {
      return copy(file);
    }
  }

  private Path copy(Path file) {
    try {
      return links.copy(file.toString());
    } catch (IOException e) {
      throw EngineErrors.unwritable(home.links(), e);
    }
  }

  /// A new folder that its statements may write into.
  Path outbox() {
    Path folder = home.scratch().resolve("out-" + folders++);
    try {
      return Files.createDirectory(folder);
    } catch (IOException e) {
      throw EngineErrors.unwritable(folder, e);
    }
  }

  /// Removes what belonged to the session that is over.
  void clear() throws IOException {
    links.clear();
    try (var left = Files.newDirectoryStream(home.scratch(), "out-*")) {
      left.forEach(SessionProcess::remove);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the process ended because it got no memory any more.
  boolean ranOutOfMemory() {
    try {
      return met.process().waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
          && home.saysOutOfMemory();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void kill() {
    lost = true;
    met.kill(home);
  }
}
