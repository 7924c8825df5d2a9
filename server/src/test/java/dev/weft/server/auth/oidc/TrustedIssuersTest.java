package dev.weft.server.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.Vouched;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose tokens count, and what they say. The issuer is a real one, in this process.
class TrustedIssuersTest {

  private final TestIssuer issuer = TestIssuer.start();
  private final IssuerHttp http = new IssuerHttp();
  private Instant now = Instant.now();
  private TrustedIssuers issuers = issuers();

  @AfterEach
  void stop() {
    issuer.close();
    http.close();
  }

  private TrustedIssuers issuers(String... more) {
    return new TrustedIssuers(issuer.config(more), http, 100, () -> now);
  }

  private Vouched read(String token) {
    return tell(token).orElseThrow().vouched();
  }

  private Optional<IssuerToken> tell(String token) {
    return issuers.read(issuers.find(token).orElseThrow(), token);
  }

  /// Nor are they told from those of issuers that are not known.
  private void knowsNoneOf(String... tokens) {
    for (String token : tokens) {
      assertThat(tell(token)).isEmpty();
    }
  }

  private Vouched read(JWTClaimsSet.Builder claims) {
    return read(issuer.token(claims));
  }

  private void refuses(ErrorCode code, String... tokens) {
    for (String token : tokens) {
      assertThatThrownBy(() -> read(token))
          .isInstanceOfSatisfying(
              WeftException.class,
              refused -> {
                assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
                assertThat(refused.getMessage()).doesNotContain(token);
              });
    }
  }

  private void refuses(JWTClaimsSet.Builder claims) {
    refuses(ErrorCode.ACCESS_SIGN_IN, issuer.token(claims));
  }

  @Test
  void readsWhoSomebodyIs() {
    issuers = issuers("--oidc-attributes", "markets=mkt,level=lvl,absent=none");
    Vouched ada =
        read(
            issuer
                .claims("ada")
                .claim("groups", List.of("/flight", 7))
                .claim("mkt", List.of("NY", "CA"))
                .claim("lvl", 3)
                .claim("none", Map.of("a", "b")));
    assertThat(ada.account()).isEqualTo("ada");
    assertThat(ada.issuer()).isEqualTo(issuer.address());
    assertThat(ada.groups()).containsExactlyInAnyOrder("/flight", "7");
    assertThat(ada.attributes())
        .isEqualTo(Map.of("markets", List.of("NY", "CA"), "level", List.of("3")));
  }

  @Test
  void checksASignatureOnceAndTheEndEveryTime() {
    String token = issuer.token(issuer.claims("ada"));
    read(token);
    read(token);
    assertThat(issuer.asked("/realm/keys")).isEqualTo(1);
    now = now.plusSeconds(359);
    assertThat(read(token).account()).isEqualTo("ada");
    now = now.plusSeconds(2);
    refuses(ErrorCode.ACCESS_TOKEN_ENDED, token);
    refuses(ErrorCode.ACCESS_TOKEN_ENDED, token);
  }

  @Test
  void takesNewKeysWhenTheIssuerHasThem() throws JOSEException {
    String old = issuer.token(issuer.claims("ada"));
    read(old);
    issuer.rotate(TestIssuer.ec("second"));
    assertThat(read(issuer.claims("eve")).account()).isEqualTo("eve");
    assertThat(issuer.asked("/realm/keys")).isEqualTo(2);
    assertThat(read(old).account()).isEqualTo("ada");
  }

  @Test
  void asksForUnknownKeysOnlySoOften() throws JOSEException {
    read(issuer.claims("ada"));
    for (int i = 0; i < 9; i++) {
      knowsNoneOf(TestIssuer.token(issuer.claims("ada"), TestIssuer.ec("unknown" + i)));
    }
    assertThat(issuer.asked("/realm/keys")).isLessThanOrEqualTo(3);
  }

  @Test
  void goesOnWithKnownKeysWhileTheIssuerIsSilent() throws JOSEException {
    read(issuer.claims("ada"));
    issuer.fallSilent();
    assertThat(read(issuer.claims("eve")).account()).isEqualTo("eve");
    knowsNoneOf(TestIssuer.token(issuer.claims("ada"), TestIssuer.ec("unknown")));
    assertThat(read(issuer.claims("bo")).account()).isEqualTo("bo");
  }

  @Test
  void asksAnIssuerAgainHowItSignsPeopleIn() throws JOSEException {
    String discovery = "/realm/.well-known/openid-configuration";
    read(issuer.claims("ada"));
    now = now.plus(Duration.ofMinutes(59));
    issuers.device();
    assertThat(issuer.asked(discovery)).isEqualTo(1);
    issuer.moveKeys();
    issuer.rotate(TestIssuer.ec("second"));
    now = now.plus(Duration.ofMinutes(2));
    issuers.device();
    issuers.device();
    assertThat(issuer.asked(discovery)).isEqualTo(2);
    JWTClaimsSet.Builder later = issuer.claims("eve").issueTime(Date.from(now));
    later.expirationTime(Date.from(now.plusSeconds(300)));
    assertThat(read(later).account()).isEqualTo("eve");
  }

  @Test
  void whatItSaidOutlastsItsSilenceByADay() {
    String discovery = "/realm/.well-known/openid-configuration";
    assertThat(issuers.device()).isPresent();
    issuer.fallSilent();
    now = now.plus(Duration.ofHours(2));
    assertThat(issuers.device()).isPresent();
    assertThat(issuers.device()).isPresent();
    assertThat(issuer.asked(discovery)).isEqualTo(2);
    now = now.plus(Duration.ofHours(23));
    assertThatThrownBy(() -> issuers.device())
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_ISSUER));
    issuer.speak();
    now = now.plusSeconds(11);
    assertThat(issuers.device()).isPresent();
  }

  @Test
  void saysThatTheIssuerIsSilentAndDoesNotPester() {
    issuer.fallSilent();
    String token = issuer.token(issuer.claims("ada"));
    refuses(ErrorCode.ACCESS_ISSUER, token, token, token);
    assertThat(issuer.asked("/realm/.well-known/openid-configuration")).isEqualTo(1);
  }

  @Test
  void refusesAnIssuerThatCallsItselfOtherwise() {
    issuer.callItself("https://other.example");
    refuses(ErrorCode.ACCESS_ISSUER, issuer.token(issuer.claims("ada")));
  }

  @Test
  void refusesWhatIsNotForThisServerOrNotForNow() {
    refuses(issuer.claims("ada").audience("other"));
    refuses(issuer.claims("ada").audience((String) null));
    refuses(issuer.claims("ada").notBeforeTime(Date.from(now.plusSeconds(90))));
    refuses(issuer.claims("ada").expirationTime(null));
    refuses(issuer.claims("ada").issueTime(null));
    refuses(
        ErrorCode.ACCESS_TOKEN_ENDED,
        issuer.token(issuer.claims("ada").expirationTime(Date.from(now.minusSeconds(90)))));
    read(issuer.claims("ada").audience(List.of("account", "weft")));
    read(issuer.claims("ada").notBeforeTime(Date.from(now.plusSeconds(30))));
    read(issuer.claims("ada").expirationTime(Date.from(now.minusSeconds(30))));
  }

  @Test
  void refusesEveryOtherWayToSign() throws JOSEException {
    JWTClaimsSet claims = issuer.claims("ada").build();
    var key = (RSAKey) issuer.key();
    byte[] publicKey = key.toRSAPublicKey().getEncoded();
    String secret =
        TestIssuer.signed(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            claims,
            new MACSigner(publicKey));
    String stranger = TestIssuer.token(issuer.claims("ada"), TestIssuer.rsa("first"));
    String itsOwnKey =
        TestIssuer.signed(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .jwk(TestIssuer.rsa("first").toPublicJWK())
                .build(),
            claims,
            new RSASSASigner(TestIssuer.rsa("first")));
    String good = issuer.token(issuer.claims("ada"));
    String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
    knowsNoneOf(secret, stranger, itsOwnKey);
    assertThat(issuers.find(new PlainJWT(claims).serialize())).isEmpty();
    assertThat(issuers.find(unsigned)).isEmpty();
  }

  @Test
  void refusesTokensOfAnotherKind() throws JOSEException {
    for (String claim : List.of("at_hash", "nonce", "events")) {
      refuses(issuer.claims("ada").claim(claim, "x"));
    }
    refuses(issuer.claims("ada").claim("typ", "ID"));
    String logout =
        TestIssuer.signed(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("logout+jwt"))
                .keyID("first")
                .build(),
            issuer.claims("ada").build(),
            new RSASSASigner((RSAKey) issuer.key()));
    knowsNoneOf(logout);
  }

  @Test
  void knowsNoForeignIssuer() {
    assertThat(issuers.find(issuer.token(issuer.claims("ada").issuer("https://evil.example"))))
        .isEmpty();
    assertThat(issuers.find(issuer.token(issuer.claims("ada").issuer(null)))).isEmpty();
    assertThat(issuers.find("a.b.c")).isEmpty();
  }

  @Test
  void refusesWhoHasNoName() {
    refuses(issuer.claims("ada").claim("preferred_username", null));
    refuses(issuer.claims("ada").claim("preferred_username", 7));
    refuses(issuer.claims(" "));
  }

  @Test
  void believesAnAddressOnlyWhenItIsVerified() {
    issuers = issuers("--oidc-person-claim", "email");
    JWTClaimsSet.Builder ada = issuer.claims("x").claim("email", "ada@example.com");
    refuses(ada);
    refuses(ada.claim("email_verified", "true"));
    refuses(ada.claim("email_verified", false));
    assertThat(read(ada.claim("email_verified", true)).account()).isEqualTo("ada@example.com");
  }

  @Test
  void refusesMoreThanItTakes() {
    read(issuer.claims("ada").claim("groups", Collections.nCopies(500, "g")));
    refuses(issuer.claims("ada").claim("groups", Collections.nCopies(501, "g")));
    refuses(issuer.claims("ada").claim("groups", List.of("g".repeat(201))));
  }
}
