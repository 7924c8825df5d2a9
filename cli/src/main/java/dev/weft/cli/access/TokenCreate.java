package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Times;
import dev.weft.model.access.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft token create`: the token alone is data, so that `TOKEN=$(weft token create ci)` works.
@Command(
    name = "create",
    description = {
      "Create a personal token and print it.",
      "It is shown this once and may do what its holder may do within its scope; keep it secret."
    })
public final class TokenCreate extends Verb {

  private static final Pattern TIME = Pattern.compile("(\\d{1,4})([dw])");

  @Parameters(paramLabel = "NAME", description = "What it is for, such as ci.")
  private String name;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long it is valid; default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "The same as a number of days or weeks, such as 30d or 12w.")
  private @Nullable String expires;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = {
        "read: look, plan, query; run: also build;",
        "write: also change all but tokens; all (default)."
      })
  private @Nullable Scope scope;

  @Option(
      names = "--for",
      paramLabel = "WHO",
      description = "Somebody of people.yaml, for you to hand over; platform engineers may.")
  private @Nullable String holder;

  public TokenCreate(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    int lasts = expires == null ? days : days(expires);
    if (lasts < 1) {
      throw CliErrors.usage("--days " + lasts + " is no time", "Choose at least one day.");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("days", lasts);
    if (scope != null) {
      body.put("scope", scope.word());
    }
    if (holder != null) {
      body.put("holder", holder);
    }
    JsonNode created = session().api().post("/tokens", body);
    if (isForPeople()) {
      String until = Times.toSecond(Json.text(created, "expiresAt"));
      console().say("Token " + Json.text(created, "id") + ", valid until " + until + ":");
    }
    session().answers().thing(created, List.of(Json.text(created, "token")));
    return OK;
  }

  private static int days(String text) {
    var match = TIME.matcher(text);
    if (!match.matches()) {
      throw CliErrors.usage(
          "--expires " + text + " is no time", "Write days or weeks, such as 30d or 12w.");
    }
    return Integer.parseInt(match.group(1)) * (match.group(2).equals("w") ? 7 : 1);
  }
}
