package dev.weft.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.Vouched;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tokens that end soon, against a book that knows ada's personal token and the operator's.
class AccessTokensTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String PAIR = IssuerKey.fresh();

  private final IssuerKey key = IssuerKey.of(PAIR);
  private final TestKey forged = new TestKey(key, START);
  private final Book book = new Book();
  private Instant now = START;
  private SignIn signIn = on(key, new SignIn.Stage(true, true));

  @Test
  void opensWhatTheTokenBehindItOpens() throws ParseException {
    String token = issued("weft_ada", Optional.empty());
    assertThat(signedIn(token).caller().principal()).isEqualTo(new Principal.OfPerson("ada"));
    assertThat(signedIn(token).caller().actor()).isEmpty();
    assertThat(signedIn(token).scope()).isEqualTo(Scope.RUN);
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getIssuer()).startsWith("weft:");
    assertThat(claims.getAudience()).containsExactly("weft");
    assertThat(claims.getSubject()).isEqualTo("ada");
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(START.plusSeconds(600));
  }

  @Test
  void endsWithSomeRoomForClocks() {
    String token = issued("weft_ada", Optional.empty());
    now = START.plusSeconds(629);
    assertThat(signedIn(token).caller().principal()).isEqualTo(new Principal.OfPerson("ada"));
    now = START.plusSeconds(630);
    refuses(token, ErrorCode.ACCESS_TOKEN_ENDED);
    signIn = on(key, new SignIn.Stage(true, true));
    refuses(token, ErrorCode.ACCESS_TOKEN_ENDED);
  }

  @Test
  void diesSoonWhenTheTokenBehindItIsRevokedElsewhere() {
    String token = issued("weft_ada", Optional.empty());
    signedIn(token);
    book.revoked = true;
    signedIn(token);
    now = START.plusSeconds(31);
    refuses(token, ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void diesAtOnceWhenTheTokenBehindItIsRevoked() {
    String token = issued("weft_ada", Optional.empty());
    signedIn(token);
    book.revoked = true;
    book.position++;
    refuses(token, ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void makesNoOther() {
    var byAccessToken = signedIn(issued("weft_ada", Optional.empty()));
    var tokens = new AccessTokens(key, () -> now);
    assertThatThrownBy(() -> tokens.issue(byAccessToken, Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_SIGN_IN));
  }

  @Test
  void outlivesARestartWithItsKey() {
    String token = issued("weft_ada", Optional.empty());
    signIn = on(IssuerKey.of(PAIR), new SignIn.Stage(true, true));
    assertThat(signedIn(token).caller().principal()).isEqualTo(new Principal.OfPerson("ada"));
  }

  @Test
  void actsForASamplePersonWhereTheOperatorMay() {
    String token = issued("operator-secret", Optional.of("cy"));
    var caller = signedIn(token).caller();
    assertThat(caller.principal()).isEqualTo(new Principal.OfPerson("cy"));
    assertThat(caller.actor()).contains(new Principal.Operator());
    signIn = on(key, new SignIn.Stage(false, true));
    refuses(token, ErrorCode.ACCESS_IMPERSONATION);
    signIn = on(key, new SignIn.Stage(true, false));
    refuses(token, ErrorCode.ACCESS_IMPERSONATION);
  }

  @Test
  void actsForNobodyElseOnTop() {
    String token = issued("operator-secret", Optional.of("cy"));
    assertThatThrownBy(() -> signIn.signIn(shown(token, Optional.of("cy"))))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_IMPERSONATION));
  }

  @Test
  void nobodyActsWithAPersonsToken() throws JOSEException {
    var byAda = forged.claims().subject("cy").claim("act", Map.of("sub", "ada"));
    refuses(signed(byAda), ErrorCode.ACCESS_IMPERSONATION);
    var byOperator = forged.claims().subject("cy").claim("act", Map.of("sub", "operator"));
    refuses(signed(byOperator), ErrorCode.ACCESS_SIGN_IN);
    refuses(signed(forged.claims().claim("act", "operator")), ErrorCode.ACCESS_SIGN_IN);
    refuses(signed(forged.claims().subject("operator")), ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void takesWhatItsOwnKeySigned() throws JOSEException {
    assertThat(signedIn(signed(forged.claims())).caller().principal())
        .isEqualTo(new Principal.OfPerson("ada"));
  }

  @Test
  void refusesAnotherKeyUnderTheSameName() throws JOSEException {
    var other = IssuerKey.of(IssuerKey.fresh());
    var header = forged.header(JWSAlgorithm.ES256).build();
    var claims = forged.claims().build();
    refuses(TestKey.sign(header, claims, new ECDSASigner(other.pair())), ErrorCode.ACCESS_SIGN_IN);
    var own = new JWTClaimsSet.Builder(claims).issuer(other.issuer()).build();
    var ownHeader = new TestKey(other, START).header(JWSAlgorithm.ES256).build();
    refuses(TestKey.sign(ownHeader, own, new ECDSASigner(other.pair())), ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void refusesAnAlteredPayload() throws JOSEException {
    var parts = List.of(signed(forged.claims()).split("\\.", -1));
    String payload =
        new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
    byte[] altered = payload.replace("\"ada\"", "\"cy\"").getBytes(StandardCharsets.UTF_8);
    String middle = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
    refuses(parts.get(0) + "." + middle + "." + parts.get(2), ErrorCode.ACCESS_SIGN_IN);
    refuses(parts.get(0) + "." + parts.get(1) + ".", ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void refusesATokenThatNobodySigned() {
    refuses(new PlainJWT(forged.claims().build()).serialize(), ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void refusesThePublicKeyAsASecret() throws JOSEException {
    var header = forged.header(JWSAlgorithm.HS256).build();
    for (byte[] secret :
        List.of(
            key.pair().toECPublicKey().getEncoded(),
            key.pair().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      var token = TestKey.sign(header, forged.claims().build(), new MACSigner(secret));
      refuses(token, ErrorCode.ACCESS_SIGN_IN);
    }
  }

  @Test
  void refusesWhatWasMadeForSomethingElse() throws JOSEException {
    refuses(signed(forged.claims().audience("other")), ErrorCode.ACCESS_SIGN_IN);
    refuses(signed(forged.claims().audience(List.of("weft", "other"))), ErrorCode.ACCESS_SIGN_IN);
    refuses(signed(forged.claims().issuer("weft:other")), ErrorCode.ACCESS_SIGN_IN);
    refuses(signed(forged.claims().expirationTime(null)), ErrorCode.ACCESS_SIGN_IN);
    var later = Date.from(START.plusSeconds(31));
    refuses(signed(forged.claims().issueTime(later)), ErrorCode.ACCESS_SIGN_IN);
    var identity = forged.header(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build();
    refuses(
        TestKey.sign(identity, forged.claims().build(), new ECDSASigner(key.pair())),
        ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void refusesNonsense() {
    for (String token : List.of(".", "..", "a.b", "a.b.c", "a.b.c.d.e", "e30.e30.e30")) {
      refuses(token, ErrorCode.ACCESS_SIGN_IN);
    }
  }

  @Test
  void showsNoPrivatePart() {
    assertThat(key.publicKeys())
        .contains("\"kid\":\"" + key.pair().getKeyID() + "\"")
        .contains("\"alg\":\"ES256\"")
        .doesNotContain("\"d\":");
  }

  @Test
  void refusesADamagedKey() {
    for (String text : List.of("", "{}", "nonsense", key.pair().toPublicJWK().toJSONString())) {
      assertThatThrownBy(() -> IssuerKey.of(text))
          .isInstanceOfSatisfying(
              WeftException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_STORE));
    }
  }

  private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    var header = forged.header(JWSAlgorithm.ES256).build();
    return TestKey.sign(header, claims.build(), new ECDSASigner(key.pair()));
  }

  private String issued(String with, Optional<String> as) {
    var by = signIn.signIn(shown(with, as));
    return new AccessTokens(key, () -> now).issue(by, Duration.ofMinutes(10)).token();
  }

  private SignedIn signedIn(String token) {
    return signIn.signIn(shown(token, Optional.empty()));
  }

  private void refuses(String token, ErrorCode code) {
    assertThatThrownBy(() -> signedIn(token))
        .as(token)
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).doesNotContain("eyJ").doesNotContain("secret");
            });
  }

  private SignIn on(IssuerKey pair, SignIn.Stage stage) {
    var known = new KnownTokens(10, Duration.ofSeconds(30), () -> now);
    var limits = new SignInLimits(new SignInLimits.Rule(99, Duration.ofSeconds(1)), 9, () -> now);
    return new SignIn(
        book,
        known,
        new AccessTokenCheck(pair, 10, () -> now),
        TestIssuer.none(),
        stage,
        limits,
        (_, _) -> {});
  }

  private static SignIn.Shown shown(String token, Optional<String> as) {
    return new SignIn.Shown(Optional.of("Bearer " + token), as, "10.0.0.1", "rest", "t");
  }

  private static final class Book implements TokenBook {
    private boolean revoked;
    private long position;

    @Override
    public Holder signIn(String token) {
      return token.equals("operator-secret")
          ? new Holder(new Principal.Operator(), Optional.empty(), Scope.ALL)
          : owner("t1");
    }

    @Override
    public Holder owner(String id) {
      if (revoked || !id.equals("t1")) {
        throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "The token is not valid", "");
      }
      return new Holder(new Principal.OfPerson("ada"), Optional.of("t1"), Scope.RUN);
    }

    @Override
    public Holder recognize(Vouched vouched, SignIn.Shown shown) {
      return new Holder(new Principal.OfPerson(vouched.account()), Optional.empty(), Scope.ALL);
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public Principal declared(String name) {
      return new Principal.OfPerson(name);
    }
  }
}
