package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import java.io.IOException;

/// The engine inside a worker. One order at a time.
interface StatementEngine extends AutoCloseable {

  /// Runs an order and sends the bytes of its result, but neither its end nor the end mark of a
  /// stream: whoever started it does, when it is whole. Throws `WeftException` of the block `W-SQL`
  /// when the statement fails.
  ///
  /// @throws IOException when the server is gone
  Outcome answer(Order order, Cancellation cancellation, ResultFrames out) throws IOException;

  @Override
  void close();
}
