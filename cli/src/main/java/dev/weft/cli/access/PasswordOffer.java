package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Times;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft password offer`: the token alone is data, as with `weft token create`.
@Command(
    name = "offer",
    description = {
      "Print a token that sets somebody's password once, within a day; platform engineers may.",
      "It is the way to a first password, and to another one when theirs is forgotten."
    })
public final class PasswordOffer extends Verb {

  @Parameters(paramLabel = "WHO", description = "Somebody of people.yaml whom no issuer knows.")
  private String who;

  public PasswordOffer(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode offer = session().api().post(Api.path("people", who, "password-offers"), Map.of());
    if (isForPeople()) {
      String until = Times.toSecond(Json.text(offer, "expiresAt"));
      console()
          .say(
              "Hand this over to "
                  + Json.text(offer, "principal")
                  + ", who types it at weft password set until "
                  + until
                  + ":");
    }
    session().answers().thing(offer, List.of(Json.text(offer, "token")));
    return OK;
  }
}
