package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft change acknowledge`.
@Command(name = "acknowledge", description = "Say for a consumer that it knows what is coming.")
public final class ChangeAcknowledge extends NotingVerb {

  @Option(
      names = "--for",
      required = true,
      paramLabel = "CONSUMER",
      description = "As the change spells it: finance/report@1, person:cy.")
  private String consumer;

  public ChangeAcknowledge(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> said = new TreeMap<>(note());
    said.put("consumer", consumer);
    return sayAndShow("acknowledgements", said);
  }
}
