package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change approve`.
@Command(name = "approve", description = "Stand behind a change that waits for you.")
public final class ChangeApprove extends Verb {

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
      description = "What you say to it.")
  private @Nullable String message;

  public ChangeApprove(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown = new Reviewed(session(), number, version).say("approval", Said.of(message));
    session().answers().thing(shown, ChangeText.change(shown, console().terminal().dataWidth()));
    return OK;
  }
}
