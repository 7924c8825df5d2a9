package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.folder.Apply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change apply`.
@Command(name = "apply", description = "Apply a change with the rights of all who stand behind it.")
public final class ChangeApply extends Verb {

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

  public ChangeApply(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode applied =
        new Reviewed(session(), number, version).say("application", Said.of(message));
    session().answers().thing(applied, Apply.text(applied));
    return OK;
  }
}
