package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.pool.PoolSettings.Isolation;
import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.engine.duckdb.worker.WorkerSettings;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.worker.WorkerSettings.Life;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts worker processes, all from one thread that never ends: the system lets a worker die with
/// the thread that started it. Thread-safe.
final class ProcessSource implements WorkerSource, AutoCloseable {

  private static final long TEXT_MEMORY = 128L << 20;

  /// Nothing but the driver's library, where it has to be unpacked.
  private static final long TEXT_FILES = 256L << 20;

  /// What a process holds that has run a session or two.
  private static final long SESSION_BARE = 320L << 20;

  /// One that has not ended by then is not waited for.
  private static final Duration LAST_START = Duration.ofSeconds(10);

  private final PoolSettings settings;
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("start-workers").factory());
  private final ReadWriteLock starts = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private @Nullable Path library;

  ProcessSource(PoolSettings settings) {
    this.settings = settings;
  }

  @Override
  public Worker start(Lane lane, Reach reach) {
    WorkerProcess worker = start(lane, reach, Life.SERVING, cache(settings.engine()));
    if (hasGaps(worker.readiness())) {
      worker.kill();
      throw PoolErrors.notJailed(worker.readiness().missing());
    }
    return worker;
  }

  /// A process that understands texts and has nothing to read.
  TextProcess startText(Alarms alarms, Duration patience) {
    TextProcess text =
        inHome(
            home -> {
              WorkerSettings own =
                  settings(home, Engine.TEXT, Life.SERVING, TEXT_MEMORY, 1, TEXT_FILES, List.of());
              var command = new WorkerCommand(Lane.SHORT, own, cache(Engine.TEXT));
              return new TextProcess(
                  home, Meeting.start(home, command, this::spawn), alarms, patience);
            });
    if (hasGaps(text.readiness())) {
      text.kill();
      throw PoolErrors.notJailed(text.readiness().missing());
    }
    return text;
  }

  /// A process that runs sessions.
  ///
  /// @param also folders that it may read where they lie
  /// @param memory bytes of its engine's budget
  SessionProcess startSession(List<Path> also, long memory) {
    SessionProcess session =
        inHome(
            home -> {
              List<Path> inPlace = withLake(also, home);
              WorkerSettings own =
                  settings(
                      home,
                      Engine.SESSION,
                      Life.SERVING,
                      memory,
                      settings.threads(),
                      settings.spill(),
                      inPlace);
              var command = new WorkerCommand(Lane.SHORT, own, cache(Engine.SESSION));
              Meeting met = Meeting.start(home, command, this::spawn);
              return new SessionProcess(home, met, inPlace, Math.max(memory / 2, SESSION_BARE));
            });
    if (hasGaps(session.readiness())) {
      session.kill();
      throw PoolErrors.notJailed(session.readiness().missing());
    }
    return session;
  }

  /// A lake on another disk cannot be linked file by file.
  private List<Path> withLake(List<Path> also, WorkerHome home) throws IOException {
    Path lake = settings.lake();
    return Files.getFileStore(lake).equals(Files.getFileStore(home.folder()))
        ? also
        : Stream.concat(also.stream(), Stream.of(lake)).toList();
  }

  /// What makes a process of the small class path start faster.
  private List<String> cache(Engine engine) {
    return settings
        .cache()
        .filter(_ -> engine != Engine.JDBC)
        .filter(Files::isReadable)
        .map(file -> List.of("-XX:AOTCache=" + file))
        .orElse(List.of());
  }

  private boolean hasGaps(Readiness readiness) {
    return settings.isolation() == Isolation.REQUIRE && !readiness.isJailed();
  }

  /// A worker without a jail that writes down what it loads, for the next ones to start faster.
  WorkerProcess startLearning(Path cache) {
    return start(Lane.SHORT, Reach.LINKS, Life.TRAINING, List.of("-XX:AOTCacheOutput=" + cache));
  }

  /// Ends what was started, and waits for those that are starting: nobody writes into the server's
  /// folder afterwards.
  @Override
  public void close() {
    closed = true;
    starter.shutdownNow();
    try {
      if (starts.writeLock().tryLock(LAST_START.toSeconds(), TimeUnit.SECONDS)) {
        starts.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkerProcess start(Lane lane, Reach reach, Life life, List<String> cache) {
    return inHome(
        home -> {
          List<Path> also = reach == Reach.LAKE ? List.of(settings.lake()) : List.of();
          WorkerSettings own =
              settings(
                  home,
                  settings.engine(),
                  life,
                  settings.memory(lane),
                  settings.threads(),
                  settings.spill(),
                  also);
          WorkerCommand command = new WorkerCommand(lane, own, cache);
          return WorkerProcess.start(lane, reach, home, command, this::spawn);
        });
  }

  /// What is started with a home of its own.
  @FunctionalInterface
  private interface Begin<T> {
    T in(WorkerHome home) throws IOException;
  }

  private <T> T inHome(Begin<T> begin) {
    starts.readLock().lock();
    try {
      if (closed) {
        throw PoolErrors.stopping();
      }
      return begun(begin);
    } finally {
      starts.readLock().unlock();
    }
  }

  private <T> T begun(Begin<T> begin) {
    try {
      WorkerHome home = WorkerHome.make(settings.folder());
      try {
        return begin.in(home);
      } catch (IOException e) {
        String last = home.lastWords();
        home.remove();
        throw PoolErrors.notStarted(last, e);
      } catch (WeftException e) {
        home.remove();
        throw e;
      }
    } catch (IOException e) {
      throw PoolErrors.notStarted("", e);
    }
  }

  private WorkerSettings settings(
      WorkerHome home,
      Engine engine,
      Life life,
      long memory,
      int threads,
      long files,
      List<Path> also)
      throws IOException {
    return new WorkerSettings(
        engine,
        life,
        ProcessHandle.current().pid(),
        home.socket(),
        library(),
        home.links(),
        home.scratch(),
        also,
        Stream.of(ClassPath.of(engine), runtime(), settings.cache().stream().toList())
            .flatMap(List::stream)
            .toList(),
        memory,
        threads,
        files);
  }

  /// The runtime, and where its settings lie when they are links to elsewhere: hashes need them.
  private static List<Path> runtime() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Path settings = home.resolve("conf/security/java.security");
    return Files.isRegularFile(settings)
        ? List.of(home, settings.toRealPath().resolveSibling(""))
        : List.of(home);
  }

  private synchronized Path library() throws IOException {
    Path known = library;
    if (known == null) {
      known = EngineLibrary.find(settings.folder().resolve("lib"));
      library = known;
    }
    return known;
  }

  private Process spawn(ProcessBuilder process) throws IOException {
    try {
      return starter.submit(process::start).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a worker was started", e);
    } catch (ExecutionException e) {
      throw new IOException("a worker process could not be started", e.getCause());
    } catch (RejectedExecutionException e) {
      // nobody starts processes once the source is closed, also not who was about to
      throw PoolErrors.stopping().causedBy(e);
    }
  }
}
