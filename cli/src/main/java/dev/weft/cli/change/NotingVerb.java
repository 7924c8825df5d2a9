package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A verb that says something to a change, with words or without.
abstract class NotingVerb extends ReviewVerb {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What you say to it.")
  private @Nullable String message;

  NotingVerb(Session session) {
    super(session);
  }

  /// The words, if there are any.
  final Map<String, String> note() {
    return message == null ? Map.of() : Map.of("text", message);
  }
}
