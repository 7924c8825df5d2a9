package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft term list`.
@Command(name = "list", description = "List the terms of the glossary.")
public final class TermList extends ListVerb {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("TERM", "name"),
          Column.of("SCOPE", "scope"),
          Column.of("DEFINITION", "definition"),
          Column.texts("SYNONYMS", "synonyms"),
          Column.of("OWNER", "owner"),
          Column.texts("CONFLICTS", "conflicts"));

  @Parameters(
      arity = "0..1",
      paramLabel = "SCOPE",
      description = "Only terms of this domain, or of the mesh.")
  private @Nullable String scope;

  public TermList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> filter = scope == null ? Map.of() : Map.of("scope", scope);
    session().answers().list(session().api().list(Api.path("terms"), filter), COLUMNS, "No terms.");
    return OK;
  }
}
