package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.SecretVariables;
import dev.weft.engine.duckdb.query.QueryErrors;
import java.io.IOException;
import java.nio.file.Files;

/// The engine by way of its C interface. Each order has a connection of its own, so that nothing of
/// a statement outlives it.
final class NativeEngine implements StatementEngine {

  private final Duck duck;
  private final NativeRendering rendering;

  NativeEngine(WorkerSettings settings) throws IOException {
    Files.createDirectories(settings.scratch().resolve("spill"));
    rendering = new NativeRendering(settings.scratch());
    try {
      duck = new Duck(settings.library());
      try (Duck.Connection connection = duck.connect()) {
        connection.execute(settings.engineSettings().statements());
        connection.registerMasks();
        connection.execute(EngineSettings.confinement(settings.open()));
        connection.execute("SET lock_configuration = true");
        connection.execute("SELECT 1");
      }
    } catch (Duck.Failure e) {
      throw new IOException("The engine did not start", e);
    }
  }

  @Override
  public Outcome answer(Order order, Cancellation cancellation, ResultFrames out)
      throws IOException {
    if (cancellation.isCancelled()) {
      throw QueryErrors.cancelled();
    }
    try (Duck.Connection connection = duck.connect();
        NativeInterruption interruption = new NativeInterruption(connection);
        var _ = cancellation.onCancel(interruption::start)) {
      connection.execute(SecretVariables.texts(order.secrets()));
      connection.execute(order.views());
      return rendering.render(connection, order, out);
    } catch (Duck.Failure e) {
      throw QueryErrors.of(String.valueOf(e.getMessage()));
    }
  }

  /// The instance goes with the process.
  @Override
  public void close() {}
}
