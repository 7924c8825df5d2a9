package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.query.QueryErrors;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs orders one after the other on a thread of its own, and says how each ended.
final class OrderThread {

  private static final int LOST = 5;

  private record Job(Order order, Cancellation cancellation) {}

  private final StatementEngine engine;
  private final ResultFrames out;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();

  OrderThread(StatementEngine engine, ResultFrames out) {
    this.engine = engine;
    this.out = out;
    Thread.ofPlatform().daemon().name("statements").start(this::work);
  }

  /// Runs an order as soon as the one before it has ended.
  void start(Order order, Cancellation cancellation) {
    jobs.add(new Job(order, cancellation));
  }

  private void work() {
    try {
      while (true) {
        Job job = jobs.take();
        run(job.order(), job.cancellation());
      }
    } catch (InterruptedException | IOException e) {
      // Nobody reads what this worker says: it has no use any more.
      Runtime.getRuntime().halt(LOST);
    }
  }

  private void run(Order order, Cancellation cancellation) throws IOException {
    try {
      out.end(engine.answer(order, cancellation, out));
    } catch (WeftException failure) {
      out.failure(cancellation.isCancelled() ? QueryErrors.cancelled() : failure);
    } catch (RuntimeException mistake) {
      mistake.printStackTrace();
      out.failure(
          WeftException.of(ErrorCode.SQL_RUN, "The engine could not run the statement", ""));
    }
  }
}
