package dev.weft.server;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.weft.server.auth.oidc.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/// Those who come to the mesh of leaks with the word of one of two issuers. Both issuers call
/// everybody by the same `sub` and their keys by the same name.
final class LeakPeople implements AutoCloseable {

  private static final Duration LASTS = Duration.ofHours(2);
  private static final List<String> GROUPS = List.of("/crew", "/guests");

  /// Those among `refused` that no issuer signed of those that count here.
  static final List<String> SIGNED_BY_NOBODY =
      List.of("its issuer is a stranger", "nobody signed it", "another issuer signed it");

  private final TestIssuer first = TestIssuer.start();
  private final TestIssuer second = TestIssuer.start();
  private final TestIssuer stranger = TestIssuer.start();
  private final Instant now = Instant.now();

  /// As the server is told of them.
  String issuers() {
    return first.address() + "," + second.address();
  }

  /// Who comes with what: tia and ben, whom people.yaml puts into teams; gus and gia, of whom an
  /// issuer says groups; one who is called as gus is, but for a letter. What is said of gia is said
  /// a minute ago.
  Map<String, String> tokens() {
    return Map.of(
        "tia", first.token(claims(first, "tia@example.com")),
        "ben", first.token(claims(first, "ben")),
        "gus", second.token(claims(second, "gus").claim("groups", List.of("/crew"))),
        "gia", second.token(earlier(claims(second, "gia")).claim("groups", GROUPS)),
        "Gus", first.token(claims(first, "Gus")));
  }

  /// What the same issuer says of gia in the end: no group.
  String giaWithoutGroups() {
    return second.token(claims(second, "gia"));
  }

  /// One of tia's with which a session can begin.
  String tiaAtTheCommand() {
    return first.token(claims(first, "tia@example.com").claim("azp", "weft-cli"));
  }

  /// Tokens that open nothing, by what is wrong with them. They speak of somebody who may a lot
  /// where they can.
  Map<String, String> refused() {
    var ended = claims(first, "ann").expirationTime(Date.from(now.minus(Duration.ofMinutes(9))));
    return Map.of(
        "it is nothing", "weft_nothing",
        "its issuer is a stranger", stranger.token(claims(stranger, "ann")),
        "nobody signed it", new PlainJWT(claims(first, "ann").build()).serialize(),
        "another issuer signed it", second.token(claims(first, "ann")),
        "it is for somebody else", first.token(claims(first, "ann").audience("other")),
        "it has ended", first.token(ended),
        "it is of an account that is called like a person", second.token(claims(second, "tia")),
        "it is of nobody", second.token(claims(second, "service:bot")));
  }

  private JWTClaimsSet.Builder claims(TestIssuer issuer, String account) {
    return issuer
        .claims(account)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LASTS)));
  }

  private JWTClaimsSet.Builder earlier(JWTClaimsSet.Builder claims) {
    return claims.issueTime(Date.from(now.minus(Duration.ofMinutes(1))));
  }

  @Override
  public void close() {
    first.close();
    second.close();
    stranger.close();
  }
}
