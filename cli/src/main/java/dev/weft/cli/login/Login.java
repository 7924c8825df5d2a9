package dev.weft.cli.login;

import dev.weft.cli.command.Secrets;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Times;
import dev.weft.cli.http.KeptSession;
import dev.weft.cli.http.KeptSession.AtIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `weft login`: a session at the server, kept for later calls.
@Command(
    name = "login",
    description = {
      "Sign in at the issuer of the server, in any browser; or by name and password.",
      "Later calls are yours until weft logout; --token and WEFT_TOKEN count before."
    })
public final class Login extends Verb {

  @Option(
      names = "--name",
      paramLabel = "YOU",
      description = "Whom no issuer knows signs in by name and password.")
  private @Nullable String name;

  @Option(
      names = "--password-stdin",
      description = "Read the password from stdin; it is typed and not shown otherwise.")
  private boolean stdin;

  public Login(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    String url = session().url();
    tell(url, name == null ? atIssuer(url) : byPassword(url, name));
    return OK;
  }

  private KeptSession byPassword(String url, String who) {
    Secrets secrets = stdin ? Secrets.lines(console()) : Secrets.typed(console());
    String password = secrets.get("your password");
    JsonNode begun =
        session().guest().signIn("/password", Map.of("name", who, "password", password));
    return session().renewal().begin(url, begun);
  }

  private KeptSession atIssuer(String url) {
    JsonNode ways = session().guest().get("/sign-in");
    JsonNode way = ways.path("device");
    String silent = Json.text(ways, "silent");
    if (!silent.isEmpty()) {
      throw CliErrors.silentIssuer(silent);
    }
    if (!way.isObject()) {
      throw CliErrors.usage(
          "The server at " + url + " signs nobody in by the command",
          "Sign in by name and password with --name, or ask a platform engineer for a token"
              + " (weft token create --for YOU) and set WEFT_TOKEN.");
    }
    JsonNode tokens = new DeviceGrant(way).tokens(console()::say);
    return session().renewal().begin(url, issuer(way), tokens);
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
