package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.Cancellation.AutoCloseableAction;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.worker.Step;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A session in a process of its own. A stop is a request first; a process that does not obey is
/// killed, as is one that holds too much memory.
final class RemoteSession implements Session {

  private final SessionProcess process;
  private final Alarms alarms;
  private final Cancellation cancellation;
  private final Consumer<SessionProcess> over;
  private final List<AutoCloseableAction> registrations = new ArrayList<>();
  private boolean closed;
  private volatile boolean outgrown;

  /// Begins it.
  ///
  /// @param most bytes that its process may hold
  /// @param over takes the process back
  RemoteSession(
      SessionProcess process,
      Alarms alarms,
      MemoryWatch memory,
      long most,
      Cancellation cancellation,
      Consumer<SessionProcess> over) {
    this.process = process;
    this.alarms = alarms;
    this.cancellation = cancellation;
    this.over = over;
    registrations.add(memory.watch(process::memory, most, this::outgrow));
    registrations.add(cancellation.onCancel(this::cancel));
  }

  @Override
  public void execute(String sql) {
    take(new Step(Step.Kind.EXECUTE, sql));
  }

  @Override
  public <T> List<T> rows(String sql, RowReader<T> reader) {
    List<T> read = new ArrayList<>();
    for (Row row : take(new Step(Step.Kind.QUERY, sql))) {
      read.add(reader.read(row));
    }
    return read;
  }

  @Override
  public Map<String, ScanPlan> open(Map<String, ScanPlan> scans) {
    Map<String, ScanPlan> opened = new TreeMap<>();
    for (var scan : scans.entrySet()) {
      List<ScanFile> files =
          scan.getValue().files().stream()
              .map(file -> file.at(process.place(Path.of(file.path())).toString()))
              .toList();
      opened.put(scan.getKey(), new ScanPlan(scan.getValue().schema(), files));
    }
    return opened;
  }

  @Override
  public Path open(Path file) {
    return Files.isRegularFile(file) ? process.place(file) : file;
  }

  @Override
  public void attach(Path file, String name) {
    take(new Step(Step.Kind.ATTACH, name + '\n' + open(file)));
  }

  @Override
  public Path outbox(Path folder) {
    return process.outbox();
  }

  /// Gives the process back, without anything of this session in it.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    registrations.forEach(AutoCloseableAction::close);
    try {
      if (process.isAlive()) {
        process.take(new Step(Step.Kind.END, ""));
        process.clear();
      }
    } catch (IOException | RuntimeException e) {
      // it may still have something of this session
      process.kill();
    }
    over.accept(process);
  }

  private List<Row> take(Step step) {
    if (cancellation.isCancelled()) {
      throw EngineErrors.cancelled();
    }
    if (!process.isAlive()) {
      throw explain();
    }
    try {
      return process.take(step);
    } catch (IOException e) {
      WeftException why = explain();
      process.kill();
      throw why.causedBy(e);
    }
  }

  private WeftException explain() {
    if (cancellation.isCancelled()) {
      return EngineErrors.cancelled();
    }
    return outgrown || process.ranOutOfMemory()
        ? EngineErrors.tooMuchMemory()
        : PoolErrors.sessionLost();
  }

  private void outgrow() {
    outgrown = true;
    process.kill();
  }

  private synchronized void cancel() {
    if (!closed) {
      process.cancel();
      var _ = alarms.after(Attempt.GRACE, this::killIfOpen);
    }
  }

  private synchronized void killIfOpen() {
    if (!closed) {
      process.kill();
    }
  }
}
