package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access explain`.
@Command(
    name = "explain",
    description = {
      "Explain what you see of a table, and why: grant, policies, and the merge per column.",
      "Owners, stewards and governance leads may ask about others."
    })
public final class AccessExplain extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product:table, perhaps with a version.")
  private String table;

  @Option(names = "--who", paramLabel = "NAME", description = "Whose access; default: yours.")
  private @Nullable String who;

  @Option(names = "--purpose", paramLabel = "NAME", description = "What it would be for.")
  private @Nullable String purpose;

  @Option(names = "--grant", paramLabel = "ID", description = "The agreement to read under.")
  private @Nullable String grant;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of a moment, such as 2027-01-31T12:00:00Z, by what stood then.")
  private @Nullable String at;

  public AccessExplain(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("table", table);
    put(asked, "who", who);
    put(asked, "purpose", purpose);
    put(asked, "grant", grant);
    put(asked, "at", at);
    JsonNode shown = session().api().get("/access/explanation" + Api.query(asked));
    session()
        .answers()
        .thing(shown, AccessText.explanation(shown, console().terminal().dataWidth()));
    return OK;
  }

  private static void put(Map<String, String> asked, String name, @Nullable String value) {
    if (value != null) {
      asked.put(name, value);
    }
  }
}
