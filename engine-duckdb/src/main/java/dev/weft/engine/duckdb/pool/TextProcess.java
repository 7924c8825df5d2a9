package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation.AutoCloseableAction;
import dev.weft.engine.duckdb.text.LostTextException;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.engine.duckdb.text.TextErrors;
import dev.weft.engine.duckdb.worker.Frame;
import dev.weft.engine.duckdb.worker.Question;
import dev.weft.engine.duckdb.worker.Question.About;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.engine.duckdb.worker.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// An engine for texts in a process of its own. One question at a time; one that is not answered in
/// time ends with the process, and so does whatever else the process knew. Thread-safe.
final class TextProcess implements TextEngine {

  private static final Duration FOREVER = Duration.ofDays(1);

  private final WorkerHome home;
  private final Meeting met;
  private final Alarms alarms;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile boolean lost;
  private volatile boolean late;
  private volatile boolean retired;
  private volatile long last;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  TextProcess(WorkerHome home, Meeting met, Alarms alarms, Duration patience) {
    this.home = home;
    this.met = met;
    this.alarms = alarms;
    this.patience = patience;
    this.last = alarms.now();
  }

  @Override
  public String parse(String text) {
    return ask(About.PARSE, text).getFirst();
  }

  @Override
  public String write(String tree) {
    return ask(About.WRITE, tree).getFirst();
  }

  @Override
  public void define(String statements) {
    ask(About.DEFINE, statements);
  }

  @Override
  public String plan(String sql) {
    return ask(About.PLAN, sql).getFirst();
  }

  @Override
  public List<ResultColumn> columns(String sql) {
    List<String> texts = ask(About.COLUMNS, sql);
    List<ResultColumn> columns = new ArrayList<>();
    for (int at = 0; at + 1 < texts.size(); at += 2) {
      columns.add(new ResultColumn(texts.get(at), texts.get(at + 1)));
    }
    return columns;
  }

  @Override
  public boolean isAlive() {
    return !lost && met.process().isAlive();
  }

  Readiness readiness() {
    return met.readiness();
  }

  /// Has something done when the process has ended, however it did.
  void whenOver(Runnable action) {
    var _ = met.process().onExit().thenRun(action);
  }

  /// How many questions it has answered.
  int answered() {
    return answered.get();
  }

  /// How many questions are under way or wait.
  int waiting() {
    return asked.get();
  }

  /// Whether nobody has asked for so long.
  boolean isIdle(Duration time) {
    return waiting() == 0 && alarms.now() - last > time.toNanos();
  }

  /// Ends it although nothing is wrong: whoever asks it right now begins anew with another one.
  void retire() {
    retired = true;
    kill();
  }

  void kill() {
    lost = true;
    met.kill(home);
  }

  private List<String> ask(About about, String text) {
    asked.incrementAndGet();
    try {
      takeTurn();
      try {
        if (!isAlive()) {
          throw new LostTextException();
        }
        return answer(new Question(about, text));
      } finally {
        turn.unlock();
      }
    } finally {
      last = alarms.now();
      asked.decrementAndGet();
    }
  }

  /// Waits behind others, whose texts may be long, no longer than the statement has time.
  private void takeTurn() {
    try {
      if (!turn.tryLock(Allowance.left(FOREVER).toNanos(), TimeUnit.NANOSECONDS)) {
        throw TextErrors.timeout();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TextErrors.timeout().causedBy(e);
    }
  }

  private List<String> answer(Question question) {
    Duration left = Allowance.left(patience);
    if (!left.isPositive()) {
      throw TextErrors.timeout();
    }
    AutoCloseableAction alarm = alarms.after(left, this::giveUp);
    try {
      met.send(Frame.message(Frame.Kind.QUESTION, question.encode()));
      List<String> answer = receive();
      answered.incrementAndGet();
      return answer;
    } catch (IOException e) {
      kill();
      if (retired) {
        throw new LostTextException();
      }
      throw (late ? TextErrors.timeout() : TextErrors.tooComplex()).causedBy(e);
    } finally {
      alarm.close();
    }
  }

  private void giveUp() {
    late = true;
    kill();
  }

  private List<String> receive() throws IOException {
    Frame frame = Frame.read(met.socket());
    byte[] payload = frame.payload(met.socket());
    return switch (frame.kind()) {
      case ANSWER -> Question.decodeAnswer(payload);
      case FAILURE -> throw Refusal.decode(payload);
      case READY, BYTES, END, QUERY, CANCEL, QUESTION ->
          throw new IOException("a worker that speaks out of turn");
    };
  }
}
