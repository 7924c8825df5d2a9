package dev.weft.cli.change;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.http.Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft change list`.
@Command(
    name = "list",
    description = "List the changes that you proposed or that concern you, the newest first.")
public final class ChangeList extends ListVerb {

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only open, applied, rejected or withdrawn ones.")
  private @Nullable String state;

  public ChangeList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> filter = state == null ? Map.of() : Map.of("state", state);
    session()
        .answers()
        .list(session().api().list(Api.path("changes"), filter), ChangeText.CHANGES, "No changes.");
    return OK;
  }
}
