package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change comment`.
@Command(name = "comment", description = "Say something about a change.")
public final class ChangeComment extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft change list shows it.")
  private long number;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Only if it is still the one you have seen, as weft change show prints it.")
  private @Nullable String version;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      required = true,
      description = "What you say to it.")
  private String message;

  public ChangeComment(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown =
        new Reviewed(session(), number, version).say("comments", Map.of("text", message));
    session().answers().thing(shown, ChangeText.change(shown, console().terminal().dataWidth()));
    return OK;
  }
}
