package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.query.QueryErrors;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.Readiness;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/// A worker that does what its script says, on the thread of whoever runs it.
final class ScriptedWorker implements Worker {

  /// What happens when it runs a statement.
  @FunctionalInterface
  interface Script {
    Outcome run(ScriptedWorker worker, Job job, Result result) throws IOException;
  }

  private final Lane lane;
  private final Reach reach;
  private final Script script;
  private String owner = "";
  private boolean cancelled;
  private boolean killed;
  private boolean tired;
  private long memory;

  ScriptedWorker(Lane lane, Reach reach, Script script) {
    this.lane = lane;
    this.reach = reach;
    this.script = script;
  }

  /// Sends a text as bytes of the result.
  static Outcome send(Result result, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    result.announce(1, bytes.length);
    result.write(bytes, bytes.length);
    return new Outcome(1, false);
  }

  /// Ends as a real one does that was told to.
  Outcome obey() throws IOException {
    if (killed) {
      throw new EOFException("killed");
    }
    if (cancelled) {
      throw QueryErrors.cancelled();
    }
    throw new IllegalStateException("nobody stopped it");
  }

  @Override
  public Outcome run(Job job, Result result) throws IOException {
    owner = job.limits().owner();
    return script.run(this, job, result);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void kill() {
    killed = true;
  }

  /// It has done all that a worker may do.
  void tire() {
    tired = true;
  }

  void hold(long bytes) {
    memory = bytes;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isKilled() {
    return killed;
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
  public String owner() {
    return owner;
  }

  @Override
  public boolean isFit() {
    return !killed && !tired;
  }

  @Override
  public long memory() {
    return memory;
  }

  @Override
  public Readiness readiness() {
    return new Readiness(new LinkedHashMap<>());
  }
}
