package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.KeptSession.AtIssuer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Begins sessions with tokens of an issuer, and renews them before they end.
public final class Renewal {

  private final KeptSessions kept;

  public Renewal(KeptSessions kept) {
    this.kept = kept;
  }

  /// The token of the session at a server, renewed when it is time; empty when there is none. Fails
  /// (W-ACCESS-032) when it has ended and the issuer renews it no more.
  public Optional<String> token(String url) {
    return kept.find(url).map(this::current).map(KeptSession::token);
  }

  private KeptSession current(KeptSession session) {
    Instant now = Instant.now();
    if (now.isBefore(session.renewAt())) {
      return session;
    }
    Optional<KeptSession> renewed = session.issuer().flatMap(issuer -> renewed(session, issuer));
    if (renewed.isEmpty() && !now.isBefore(session.expiresAt())) {
      throw CliErrors.signedOut(session.url());
    }
    return renewed.orElse(session);
  }

  private Optional<KeptSession> renewed(KeptSession session, AtIssuer issuer) {
    try {
      var answer =
          IssuerForms.post(
              issuer.tokenEndpoint(),
              Map.of(
                  "grant_type", "refresh_token",
                  "refresh_token", issuer.refresh(),
                  "client_id", issuer.clientId()));
      if (!answer.isGood()) {
        return Optional.empty();
      }
      KeptSession fresh = begin(session.url(), issuer, answer.body());
      end(session);
      return Optional.of(fresh);
    } catch (Failure nobody) {
      return Optional.empty();
    }
  }

  /// What is not needed any more opens nothing; should nobody hear it, it soon ends by itself.
  private static void end(KeptSession before) {
    try {
      new Api(new Target(before.url(), Optional.of(before.token()), Optional.empty()))
          .delete("/session");
    } catch (Failure ended) {
      // It has ended already, or will.
    }
  }

  /// Begins a session with what an issuer gave, and keeps it.
  ///
  /// @param tokens the answer of its token endpoint
  public KeptSession begin(String url, AtIssuer issuer, JsonNode tokens) {
    String access = Json.text(tokens, "access_token");
    String refresh = Json.text(tokens, "refresh_token");
    Instant begun = Instant.now();
    JsonNode session =
        new Api(new Target(url, Optional.of(access), Optional.empty()))
            .post("/sessions", Map.of("name", "command line"));
    Instant expires = Instant.parse(Json.text(session, "expiresAt"));
    var fresh =
        new AtIssuer(
            issuer.clientId(),
            issuer.tokenEndpoint(),
            issuer.revocationEndpoint(),
            refresh.isEmpty() ? issuer.refresh() : refresh);
    var one =
        new KeptSession(
            url,
            Json.text(session, "token"),
            KeptSession.renewAt(begun, expires),
            expires,
            fresh.refresh().isEmpty() ? Optional.empty() : Optional.of(fresh));
    kept.keep(one);
    return one;
  }
}
