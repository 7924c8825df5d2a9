package dev.weft.cli.login;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.IssuerForms;
import dev.weft.cli.http.KeptSession;
import dev.weft.cli.http.KeptSession.AtIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/// `weft logout`: the session ends at the server and at the issuer, and is forgotten.
@Command(name = "logout", description = "End the session that weft login began.")
public final class Logout extends Verb {

  public Logout(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    String url = session().url();
    boolean ended = session().kept().find(url).isPresent() && end(url);
    var answer = Json.object();
    answer.put("schema", "weft.logout/v1");
    answer.put("url", url);
    answer.put("ended", ended);
    String said = ended ? "Signed out of " + url + "." : "Nobody was signed in there.";
    session().answers().thing(answer, List.of(said));
    return OK;
  }

  /// A renewal that is under way would bring the session back.
  private boolean end(String url) {
    return session()
        .kept()
        .alone(
            url,
            () -> {
              Optional<KeptSession> kept = session().kept().find(url);
              kept.ifPresent(this::end);
              return kept.isPresent();
            });
  }

  /// It is forgotten here even when the server does not answer, or has forgotten it already.
  private void end(KeptSession kept) {
    try {
      session().as(kept.token()).delete("/session");
    } catch (Failure refused) {
      if (refused.problem().exit() != NOT_ALLOWED) {
        console()
            .say("The server was not told; there the session ends at " + kept.expiresAt() + ".");
      }
    }
    session().kept().forget(kept.url());
    kept.issuer().ifPresent(this::giveBack);
  }

  private void giveBack(AtIssuer issuer) {
    issuer
        .revocationEndpoint()
        .ifPresent(
            address -> {
              try {
                IssuerForms.post(
                    address, Map.of("token", issuer.refresh(), "client_id", issuer.clientId()));
              } catch (Failure silent) {
                console().say("The issuer does not answer; its own session may go on.");
              }
            });
  }

  private static final int NOT_ALLOWED = 4;
}
