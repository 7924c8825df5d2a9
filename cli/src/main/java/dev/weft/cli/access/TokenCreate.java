package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      "It is shown this once and may do what its holder may do; keep it secret."
    })
public final class TokenCreate extends Verb {

  @Parameters(paramLabel = "NAME", description = "What it is for, such as ci.")
  private String name;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long it is valid; default: ${DEFAULT-VALUE}.")
  private int days;

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
    if (days < 1) {
      throw CliErrors.usage("--days " + days + " is no time", "Choose at least one day.");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("days", days);
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
}
