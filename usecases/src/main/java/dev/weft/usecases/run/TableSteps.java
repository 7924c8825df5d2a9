package dev.weft.usecases.run;

import dev.weft.engine.Cancellation;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.compile.CompiledTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Builds the tables of a run: each as soon as what it needs is there, side by side as far as the
/// budget goes. The first failure stops the others.
final class TableSteps {

  private final CaptureStep captures;
  private final TransformStep transforms;
  private final Semaphore budget;

  /// Makes the steps of all runs of a process, which share the budget.
  ///
  /// @param atOnce tables that may be built at one time
  TableSteps(CaptureStep captures, TransformStep transforms, int atOnce) {
    this.captures = captures;
    this.transforms = transforms;
    this.budget = new Semaphore(atOnce, true);
  }

  /// One run, for the steps of its tables.
  record Context(
      BuildRequest request,
      Build.Ground ground,
      TableCarried carried,
      int major,
      Progress progress,
      Cancellation cancellation) {}

  /// All tables by name, in the order of building.
  Map<String, BuiltTable> all(Context context) {
    var futures = new ConcurrentHashMap<String, Future<BuiltTable>>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (CompiledTable table : context.ground().compiled().tables()) {
        // Needs come first in the order, so their futures are there.
        futures.put(table.name(), threads.submit(task(context, table, futures)));
      }
      return collect(context, futures);
    }
  }

  private Callable<BuiltTable> task(
      Context context, CompiledTable table, Map<String, Future<BuiltTable>> futures) {
    return () -> {
      var needs = new LinkedHashMap<String, BuiltTable>();
      for (String need : table.needs()) {
        Future<BuiltTable> future = futures.get(need);
        if (future != null) {
          needs.put(need, future.get());
        }
      }
      budget.acquire();
      try {
        if (context.cancellation().isCancelled()) {
          throw RunFailures.cancelled();
        }
        BuiltTable built = step(context, table, needs);
        context.carried().built(table, built);
        return built;
      } catch (RuntimeException e) {
        context.cancellation().cancel();
        throw e;
      } finally {
        budget.release();
      }
    };
  }

  private BuiltTable step(Context context, CompiledTable table, Map<String, BuiltTable> needs) {
    return switch (table) {
      case CompiledTable.Captured captured -> captures.run(context, captured);
      case CompiledTable.Made made -> transforms.run(context, made, needs);
    };
  }

  private static Map<String, BuiltTable> collect(
      Context context, Map<String, Future<BuiltTable>> futures) {
    var built = new LinkedHashMap<String, BuiltTable>();
    WeftException first = null;
    for (CompiledTable table : context.ground().compiled().tables()) {
      try {
        Future<BuiltTable> future = futures.get(table.name());
        if (future != null) {
          built.put(table.name(), future.get());
        }
      } catch (ExecutionException e) {
        first = earlier(first, e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        context.cancellation().cancel();
        first = RunFailures.cancelled();
      }
    }
    if (first != null) {
      throw first;
    }
    return built;
  }

  /// The real cause: a table that only waited for a failed one, or was stopped because of it, says
  /// nothing new.
  private static WeftException earlier(
      @org.jspecify.annotations.Nullable WeftException first, ExecutionException e) {
    Throwable cause = e.getCause();
    while (cause instanceof ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (!(cause instanceof WeftException failure)) {
      throw new IllegalStateException("A table could not be built", cause);
    }
    return first == null || (isCancelled(first) && !isCancelled(failure)) ? failure : first;
  }

  private static boolean isCancelled(WeftException failure) {
    return failure.code() == ErrorCode.RUN_CANCELLED || failure.code() == ErrorCode.SQL_CANCELLED;
  }
}
