package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft change comment`.
@Command(name = "comment", description = "Say something about a change.")
public final class ChangeComment extends ReviewVerb {

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
    return sayAndShow("comments", Map.of("text", message));
  }
}
