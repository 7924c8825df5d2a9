package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft change reject`.
@Command(name = "reject", description = "Refuse a change, which ends it.")
public final class ChangeReject extends ReviewVerb {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      required = true,
      description = "What you say to it.")
  private String message;

  public ChangeReject(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    return sayAndShow("rejection", Map.of("text", message));
  }
}
