package dev.weft.cli.access;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft token list`.
@Command(name = "list", description = "List your personal tokens.")
public final class TokenList extends ListVerb {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("ID", "id"),
          Column.of("NAME", "name"),
          Column.of("SCOPE", "scope"),
          Column.instant("EXPIRES", "expiresAt"),
          Column.instant("REVOKED", "revokedAt"));

  public TokenList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session().answers().list(session().api().list("/tokens", Map.of()), COLUMNS, "No tokens.");
    return OK;
  }
}
