package dev.weft.cli.login;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Times;
import dev.weft.cli.http.KeptSession;
import dev.weft.cli.http.KeptSession.AtIssuer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `weft login`: a session at the server, kept for later calls.
@Command(
    name = "login",
    description = {
      "Sign in at the issuer of the server, in any browser.",
      "Later calls are yours until weft logout; --token and WEFT_TOKEN count before."
    })
public final class Login extends Verb {

  public Login(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    String url = session().url();
    JsonNode way = session().guest().get("/sign-in").path("device");
    if (!way.isObject()) {
      throw CliErrors.usage(
          "The server at " + url + " signs nobody in by the command",
          "Ask a platform engineer for a token (weft token create --for YOU) and set WEFT_TOKEN.");
    }
    JsonNode tokens = new DeviceGrant(way).tokens(console()::say);
    KeptSession kept = session().renewal().begin(url, issuer(way), tokens);
    tell(url, kept);
    return OK;
  }

  private static AtIssuer issuer(JsonNode way) {
    return new AtIssuer(
        Json.text(way, "clientId"),
        Json.text(way, "tokenEndpoint"),
        Optional.of(Json.text(way, "revocationEndpoint")).filter(text -> !text.isEmpty()),
        "");
  }

  private void tell(String url, KeptSession kept) {
    String who = Json.text(session().as(kept.token()).get("/whoami"), "principal");
    var answer = Json.object();
    answer.put("schema", "weft.login/v1");
    answer.put("url", url);
    answer.put("principal", who);
    answer.put("expiresAt", kept.expiresAt().toString());
    String until = Times.toSecond(kept.expiresAt().toString());
    session()
        .answers()
        .thing(answer, List.of("Signed in as " + who + " at " + url + " until " + until + "."));
  }
}
