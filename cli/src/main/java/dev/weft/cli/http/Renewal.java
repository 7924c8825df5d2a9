package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.IssuerForms.Answer;
import dev.weft.cli.http.KeptSession.AtIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Begins sessions with tokens of an issuer, and renews them before they end. Of several commands
/// that find it is time one renews, and the others take what it got.
public final class Renewal {

  /// No command waits longer for an issuer that may be silent.
  private static final Duration SHORT = Duration.ofSeconds(3);

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
    KeptSession current = isDue(session) ? renewed(session) : session;
    if (!Instant.now().isBefore(current.expiresAt())) {
      throw CliErrors.signedOut(session.url());
    }
    return current;
  }

  private static boolean isDue(KeptSession session) {
    return session.issuer().isPresent() && !Instant.now().isBefore(session.renewAt());
  }

  private KeptSession renewed(KeptSession session) {
    try {
      return kept.alone(
          session.url(),
          () -> {
            KeptSession now = kept.find(session.url()).orElseThrow(() -> gone(session));
            return isDue(now) ? now.issuer().map(one -> renewed(now, one)).orElse(now) : now;
          });
    } catch (Failure unkept) {
      return session;
    }
  }

  private static Failure gone(KeptSession session) {
    return CliErrors.signedOut(session.url());
  }

  private KeptSession renewed(KeptSession session, AtIssuer issuer) {
    Optional<Answer> answer = refreshed(issuer);
    if (answer.filter(Answer::isGood).isPresent()) {
      return renewed(session, issuer, answer.get().body());
    }
    boolean refused = answer.filter(one -> one.error().equals("invalid_grant")).isPresent();
    return refused ? keep(session.without()) : keep(session.later(Instant.now()));
  }

  private static Optional<Answer> refreshed(AtIssuer issuer) {
    try {
      return Optional.of(
          IssuerForms.post(
              issuer.tokenEndpoint(),
              Map.of(
                  "grant_type", "refresh_token",
                  "refresh_token", issuer.refresh(),
                  "client_id", issuer.clientId()),
              SHORT));
    } catch (Failure silent) {
      return Optional.empty();
    }
  }

  /// The issuer may take a refresh token once only: the next one is kept before anything else can
  /// fail.
  private KeptSession renewed(KeptSession session, AtIssuer issuer, JsonNode tokens) {
    AtIssuer next = issuer.with(Json.text(tokens, "refresh_token"));
    KeptSession before = keep(session.with(next));
    try {
      KeptSession fresh = begun(session.url(), next, tokens);
      end(session);
      return fresh;
    } catch (Failure unwilling) {
      return keep(before.later(Instant.now()));
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
    AtIssuer fresh = issuer.with(Json.text(tokens, "refresh_token"));
    return kept.alone(url, () -> begun(url, fresh, tokens));
  }

  /// Keeps a session that has begun and that nobody renews.
  ///
  /// @param session the server's answer
  public KeptSession begin(String url, JsonNode session) {
    Instant expires = Instant.parse(Json.text(session, "expiresAt"));
    String token = Json.text(session, "token");
    return kept.alone(
        url, () -> keep(new KeptSession(url, token, expires, expires, Optional.empty())));
  }

  private KeptSession begun(String url, AtIssuer issuer, JsonNode tokens) {
    String access = Json.text(tokens, "access_token");
    Instant begun = Instant.now();
    JsonNode session =
        new Api(new Target(url, Optional.of(access), Optional.empty()))
            .post("/sessions", Map.of("name", "command line"));
    Instant expires = Instant.parse(Json.text(session, "expiresAt"));
    return keep(
        new KeptSession(
            url,
            Json.text(session, "token"),
            KeptSession.renewAt(begun, expires),
            expires,
            Optional.of(issuer).filter(one -> !one.refresh().isEmpty())));
  }

  private KeptSession keep(KeptSession session) {
    kept.keep(session);
    return session;
  }
}
