package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.engine.duckdb.worker.Frame;
import dev.weft.engine.duckdb.worker.Order;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.engine.duckdb.worker.Refusal;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A worker that is a process of this machine, with a folder and a socket of its own.
final class WorkerProcess implements Worker {

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);
  private static final Duration AGE = Duration.ofHours(1);
  private static final int STATEMENTS = 5_000;

  /// What a worker holds that has done little.
  private static final long BARE = 160L << 20;

  private static final long BARE_WITH_DRIVER = 280L << 20;
  private static final int PIECE = 1 << 16;

  private final Lane lane;
  private final Reach reach;
  private final WorkerHome home;
  private final Process process;
  private final SocketChannel socket;
  private final Meeting met;
  private final long fat;
  private final LinkFolder links;
  private final Resident resident;
  private final long born = System.nanoTime();
  private String owner = "";
  private int statements;
  private boolean running;
  private volatile boolean killed;
  private boolean lost;

  /// Why nothing more of the result under way is taken; only for the thread that runs it.
  private @Nullable WeftException refused;

  private WorkerProcess(Lane lane, Reach reach, WorkerHome home, Meeting met, long fat) {
    this.lane = lane;
    this.reach = reach;
    this.home = home;
    this.process = met.process();
    this.socket = met.socket();
    this.met = met;
    this.fat = fat;
    this.links = new LinkFolder(home.links());
    this.resident = Resident.of(process);
  }

  /// Starts one and waits until it is ready.
  ///
  /// @throws IOException when it ends or stays silent instead
  static WorkerProcess start(
      Lane lane, Reach reach, WorkerHome home, WorkerCommand command, Meeting.Starter starter)
      throws IOException {
    Meeting met = Meeting.start(home, command, starter);
    long bare = command.settings().engine() == Engine.NATIVE ? BARE : BARE_WITH_DRIVER;
    long fat = Math.max(command.settings().memoryBytes() / 2, bare);
    return new WorkerProcess(lane, reach, home, met, fat);
  }

  @Override
  public Lane lane() {
    return lane;
  }

  @Override
  public Reach reach() {
    return reach;
  }

  @Override
  public synchronized String owner() {
    return owner;
  }

  @Override
  public Readiness readiness() {
    return met.readiness();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public Outcome run(Job job, Result result) throws IOException {
    refused = null;
    begin(order(job));
    try {
      return converse(result);
    } catch (IOException e) {
      lose();
      if (refused != null) {
        throw refused; // it was killed because of that
      }
      if (!killed && ranOutOfMemory()) {
        throw EngineErrors.tooMuchMemory().causedBy(e);
      }
      throw e;
    } finally {
      end();
    }
  }

  /// Whether the process ended because its runtime, which shares the limit with the statement, got
  /// no memory any more.
  private boolean ranOutOfMemory() {
    try {
      return process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
          && home.saysOutOfMemory();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Order order(Job job) throws IOException {
    own(job.limits().owner());
    var scans = job.statement().scans();
    return new Order(
        ScanViews.texts(reach == Reach.LAKE ? scans : links.link(scans)),
        job.statement().sql(),
        job.statement().columns(),
        job.statement().secrets(),
        job.rendering(),
        job.limits().rows(),
        job.limits().bytes());
  }

  private synchronized void own(String next) throws IOException {
    if (!next.equals(owner)) {
      links.clear();
      owner = next;
    }
  }

  private synchronized void begin(Order order) throws IOException {
    statements++;
    running = true;
    met.send(Frame.message(Frame.Kind.QUERY, order.encode()));
  }

  private synchronized void end() {
    running = false;
  }

  private synchronized void lose() {
    lost = true;
  }

  /// Reads until the statement has ended, whatever becomes of its result: what is left unread would
  /// be taken for the beginning of the next one.
  private Outcome converse(Result result) throws IOException {
    byte[] piece = new byte[PIECE];
    while (true) {
      Frame frame = Frame.read(socket);
      switch (frame.kind()) {
        case BYTES -> pass(frame, result, piece);
        case END -> {
          Outcome outcome = Outcome.decode(frame.payload(socket));
          if (refused != null) {
            throw refused;
          }
          return outcome;
        }
        case FAILURE -> {
          WeftException failure = Refusal.decode(frame.payload(socket));
          throw refused == null ? failure : refused;
        }
        case READY, ANSWER, QUERY, CANCEL, QUESTION ->
            throw new IOException("a worker that speaks out of turn");
      }
    }
  }

  private void pass(Frame frame, Result result, byte[] piece) throws IOException {
    if (refused == null) {
      refused = refusal(result, () -> result.announce(frame.rows(), frame.length()));
    }
    long left = frame.length();
    while (left > 0) {
      int read = socket.read(ByteBuffer.wrap(piece, 0, (int) Math.min(left, PIECE)));
      if (read < 0) {
        throw new IOException("a worker that ends in the middle of a result");
      }
      left -= read;
      if (refused == null) {
        refused = refusal(result, () -> result.write(piece, read));
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }

  /// Why a step of the result is refused; the statement is then asked to end.
  private static @Nullable WeftException refusal(Result result, Step step) throws IOException {
    try {
      step.take();
      return null;
    } catch (WeftException refused) {
      result.refuse();
      return refused;
    }
  }

  @Override
  public synchronized void cancel() {
    if (running) {
      try {
        met.send(Frame.message(Frame.Kind.CANCEL, new byte[0]));
      } catch (IOException e) {
        lost = true; // the reading side sees it too
      }
    }
  }

  @Override
  public void kill() {
    killed = true;
    lose();
    met.kill(home);
  }

  /// Lets it end by itself, for a worker that has something to write down first.
  ///
  /// @return whether it did
  boolean finish(Duration patience) throws IOException, InterruptedException {
    socket.close();
    boolean over = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    lose();
    process.destroyForcibly();
    met.bury(home); // here and now: whoever calls removes the folder above next
    return over;
  }

  @Override
  public boolean isFit() {
    boolean young = System.nanoTime() - born < AGE.toNanos();
    synchronized (this) {
      if (lost || statements >= STATEMENTS) {
        return false;
      }
    }
    return young && process.isAlive() && memory() <= fat;
  }

  /// What is resident of the process; 0 when it is gone.
  @Override
  public long memory() {
    return resident.bytes();
  }
}
