package dev.weft.engine.tck;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Ending;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Runs statements for the suites of a query engine.
abstract class Runs {

  static final Limits GENEROUS = new Limits(1_000_000, 100_000_000, Duration.ofMinutes(2));

  /// A result and how it ended.
  record Result(ByteArrayOutputStream out, Ending ending) {
    byte[] bytes() {
      return out.toByteArray();
    }

    String text() {
      return out.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return text().lines().toList();
    }
  }

  abstract QueryEngineContract contract();

  final Result run(String text, Rendering rendering) {
    return run(text, rendering, GENEROUS);
  }

  final Result run(String text, Rendering rendering, Limits limits) {
    return run(contract().govern(text), rendering, limits);
  }

  final Result run(GovernedStatement statement, Rendering rendering, Limits limits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Ending ending = contract().engine().run(statement, rendering, limits, new Cancellation(), out);
    return new Result(out, ending);
  }
}
