package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// A few statements that make a worker load what it will need.
record Lesson(Alarms alarms) {

  private static final Duration TIME = Duration.ofMinutes(1);
  private static final Limits LIMITS = new Limits(1_000, 1 << 20, TIME);
  private static final GovernedStatement ALL_TYPES =
      new GovernedStatement(
          """
          select i, i::double, i::varchar, i::decimal(9, 2), [i], {'a': i}, map {i: 'x'}, true, null,
            date '2000-01-01', timestamp '2000-01-01 00:00:00', 'x'::blob from range(3000) r(i)""",
          List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"),
          new TreeMap<>());
  private static final GovernedStatement MASKED =
      new GovernedStatement(
              "select _weft_show_last_4(i::varchar), _weft_sha_256(i::varchar, s), _weft_pseudonym(i, s)"
                  + " from range(3000) r(i), (select cast(getvariable('weft_salt') as varchar) as s)",
              List.of("a", "b", "c"),
              new TreeMap<>())
          .with(new MaskSecrets(new byte[0], new byte[16]));
  private static final GovernedStatement WRONG =
      new GovernedStatement("select 'x'::int", List.of("a"), new TreeMap<>());

  private static final Attempt.Elsewhere STAYS =
      new Attempt.Elsewhere() {
        @Override
        public boolean helps() {
          return false;
        }

        @Override
        public void isNotNeeded() {}
      };

  /// Runs them and lets the worker end by itself.
  void teach(WorkerProcess worker) {
    try {
      for (Rendering rendering : Rendering.values()) {
        run(worker, new Job(ALL_TYPES, rendering, LIMITS));
      }
      run(worker, new Job(MASKED, Rendering.ARROW, LIMITS));
      run(worker, new Job(WRONG, Rendering.CSV, LIMITS));
      if (!worker.finish(TIME)) {
        throw PoolErrors.notStarted("it did not end", new IOException("a lesson without an end"));
      }
    } catch (IOException e) {
      worker.kill();
      throw PoolErrors.notStarted("", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      worker.kill();
    }
  }

  private void run(WorkerProcess worker, Job job) throws IOException {
    try (Attempt attempt =
        new Attempt(alarms, worker, TIME, TIME.toNanos(), new Cancellation(), STAYS)) {
      worker.run(job, new Result(OutputStream.nullOutputStream(), 1_000, 1 << 20, attempt));
    } catch (WeftException failure) {
      // a lesson too
      return;
    }
  }
}
