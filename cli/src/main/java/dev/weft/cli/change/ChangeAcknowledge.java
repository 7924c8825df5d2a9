package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change acknowledge`.
@Command(name = "acknowledge", description = "Say for a consumer that it knows what is coming.")
public final class ChangeAcknowledge extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft change list shows it.")
  private long number;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "CONSUMER",
      description = "As the change spells it: finance/report@1, person:cy.")
  private String consumer;

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

  public ChangeAcknowledge(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> said = new TreeMap<>(Said.of(message));
    said.put("consumer", consumer);
    JsonNode shown = new Reviewed(session(), number, version).say("acknowledgements", said);
    session().answers().thing(shown, ChangeText.change(shown, console().terminal().dataWidth()));
    return OK;
  }
}
