package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What all verbs share that say something to a change.
abstract class ReviewVerb extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft change list shows it.")
  private long number;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Only if it is still the one you have seen, as weft change show prints it.")
  private @Nullable String version;

  ReviewVerb(Session session) {
    super(session);
  }

  /// Says it; what the server answers.
  ///
  /// @param what the collection of the change that it is added to
  final JsonNode say(String what, Map<String, String> said) {
    return new Reviewed(session(), number, version).say(what, said);
  }

  /// Says it and shows the change as it is then.
  final int sayAndShow(String what, Map<String, String> said) {
    JsonNode shown = say(what, said);
    session().answers().thing(shown, ChangeText.change(shown, console().terminal().dataWidth()));
    return OK;
  }
}
