package dev.weft.cli.access;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft access list`.
@Command(
    name = "list",
    description = "List your requests for access and those you decide about, the newest first.")
public final class AccessList extends ListVerb {

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only open, approved, rejected or withdrawn ones.")
  private @Nullable String state;

  public AccessList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> filter = state == null ? Map.of() : Map.of("state", state);
    session()
        .answers()
        .list(
            session().api().list("/access-requests", filter), AccessText.REQUESTS, "No requests.");
    return OK;
  }
}
