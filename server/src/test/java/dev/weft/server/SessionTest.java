package dev.weft.server;

import static dev.weft.server.TestBrowser.location;
import static dev.weft.server.TestBrowser.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.auth.oidc.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of people who sign in at an issuer: in browsers, and on the command line.
class SessionTest {

  private static final String WHOAMI = "/api/v1/whoami";

  @TempDir private Path root;
  private final TestIssuer issuer = TestIssuer.start();
  private PeopleMesh mesh;
  private TestBrowser browser;

  @BeforeEach
  void start() throws Exception {
    mesh = PeopleMesh.start(root, "--oidc-issuers", issuer.address());
    browser = new TestBrowser(mesh.url());
  }

  @AfterEach
  void stop() {
    browser.close();
    mesh.close();
    issuer.close();
  }

  @Test
  void signsInByBrowser() throws Exception {
    var begun = browser.get("/sign-in?to=/d/sales");
    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(location(begun))
        .startsWith(issuer.address() + "/auth?response_type=code&client_id=weft&redirect_uri=")
        .contains("code_challenge_method=S256");
    assertThat(setCookies(begun))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    var atIssuer = browser.get(location(begun));
    assertThat(location(atIssuer)).startsWith(mesh.url() + "/sign-in/callback?code=");
    assertThat(location(browser.get(location(atIssuer)))).isEqualTo("/d/sales");
    assertThat(browser.get(WHOAMI).body()).contains("\"principal\":\"ada\"");
  }

  @Test
  void goesNowhereElse() throws Exception {
    for (String to : List.of("//evil.example", "/%5Cevil.example", "https://evil.example", "x")) {
      String callback = location(browser.get(location(browser.get("/sign-in?to=" + to))));
      assertThat(location(browser.get(callback))).as(to).isEqualTo("/");
    }
  }

  @Test
  void endsOnlyWhatThisBrowserBegan() throws Exception {
    browser.get("/sign-in");
    String mine = browser.cookie("weft-sign-in").orElseThrow();
    String callback = location(browser.get(location(browser.get("/sign-in"))));
    String begun = browser.cookie("weft-sign-in").orElseThrow();
    for (String other : List.of(mine, "x", "a.b.c.d")) {
      browser.keep("weft-sign-in", other);
      var refused = browser.get(callback);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
      assertThat(browser.cookie("weft")).isEmpty();
    }
    assertThat(browser.get(callback).statusCode()).isEqualTo(401);
    browser.keep("weft-sign-in", begun);
    assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    browser.keep("weft-sign-in", begun);
    assertThat(browser.get(callback).statusCode()).isEqualTo(401);
  }

  @Test
  void whoIsSentThereByAnotherPageMakesNobodyWait() throws Exception {
    for (int i = 0; i < 25; i++) {
      assertThat(browser.get("/sign-in/callback").statusCode()).isEqualTo(401);
    }
    assertThat(browser.open("/sign-in?to=" + WHOAMI).status()).isEqualTo(200);
  }

  @Test
  void changesOnlyFromPagesOfItsOwn() throws Exception {
    browser.open("/sign-in");
    HttpRequest.Builder change =
        browser
            .request("/api/v1/tokens")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(BodyPublishers.ofString("{\"name\":\"ci\",\"days\":1}"));
    assertThat(browser.send(change.copy()).statusCode()).isEqualTo(403);
    assertThat(browser.send(change.copy().header("Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(browser.send(change.copy().header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(browser.send(change.copy().header("Origin", mesh.url())).statusCode())
        .isEqualTo(201);
  }

  @Test
  void signsOut() throws Exception {
    browser.open("/sign-in");
    String session = browser.cookie("weft").orElseThrow();
    var out =
        browser.send(browser.request("/api/v1/session").header("Origin", mesh.url()).DELETE());
    assertThat(out.statusCode()).as(out.body()).isEqualTo(204);
    assertThat(browser.cookie("weft")).isEmpty();
    browser.keep("weft", session);
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(401);
  }

  /// What was made with it as well.
  @Test
  void endsWhenItsNameBecomesSomebodyElses() throws Exception {
    browser.open("/sign-in");
    String session = browser.cookie("weft").orElseThrow();
    var made =
        browser.send(
            browser
                .request("/api/v1/access-tokens")
                .header("Origin", mesh.url())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"minutes\":10}")));
    TestClient access = mesh.with(TestClient.member(made, "token"));
    access.whoami(200);
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(200);

    mesh.adaIs("ada.l@example.com");

    browser.keep("weft", session);
    assertThat(browser.get(WHOAMI).body()).contains("W-ACCESS-032", "was revoked");
    access.whoami(401);
  }

  @Test
  void endsWhenTheIssuerSaysThatItEnded() throws Exception {
    browser.open("/sign-in");
    for (String bad :
        List.of(
            issuer.token(issuer.claims("ada").claim("sid", "s-1")),
            issuer.token(issuer.claims("ada").issuer("https://evil.example")),
            "x")) {
      assertThat(mesh.signedOut(bad).statusCode()).isEqualTo(401);
    }
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(200);
    assertThat(mesh.signedOut(issuer.logoutToken("s-1")).statusCode()).isEqualTo(200);
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(401);
  }

  @Test
  void readsNoMoreThanAWordOfAnIssuerTakes() throws Exception {
    browser.open("/sign-in");
    String padded = issuer.logoutToken("s-1") + "&state=" + "x".repeat(20_000);
    var refused = mesh.signedOut(padded);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(200);
  }

  @Test
  void groupsCountAsLongAsTheSessionTheyWereSaidWith() throws Exception {
    issuer.signsIn("kim", "/flight");
    browser.open("/sign-in");
    String member = browser.get(WHOAMI).body();
    assertThat(member).contains("\"principal\":\"kim\"", "\"teams\":[\"flight\"]", "product_owner");
    issuer.signsIn("kim");
    try (var elsewhere = new TestBrowser(mesh.url())) {
      assertThat(elsewhere.open("/sign-in?to=" + WHOAMI).body()).isEqualTo(member);
      browser.send(browser.request("/api/v1/session").header("Origin", mesh.url()).DELETE());
      assertThat(elsewhere.get(WHOAMI).body())
          .contains("\"principal\":\"kim\"", "\"teams\":[]", "\"roles\":[]");
      issuer.signsIn("kim", "/flight");
      browser.open("/sign-in");
      assertThat(elsewhere.get(WHOAMI).body()).isEqualTo(member);
    }
  }

  @Test
  void beginsASessionWithATokenForTheCommandOnly() throws Exception {
    for (JWTClaimsSet.Builder other :
        List.of(issuer.claims("ada"), issuer.claims("ada").claim("azp", "other"))) {
      assertThat(mesh.with(issuer.token(other)).session().statusCode()).isEqualTo(401);
    }
    var begun = mesh.with(issuer.token(issuer.claims("ada").claim("azp", "weft-cli"))).session();
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    TestClient ada = mesh.with(TestClient.member(begun, "token"));
    assertThat(ada.whoami(200)).contains("\"principal\":\"ada\"");
    assertThat(ada.get("/api/v1/tokens", "operator").body())
        .contains("\"name\":\"laptop\"", "\"kind\":\"session\"");
    String id = TestClient.member(begun, "id");
    TestClient.send(ada.as("/api/v1/tokens/" + id, "operator").DELETE());
    ada.whoami(401);
  }

  @Test
  void saysHowToSignInToAnybody() throws Exception {
    assertThat(browser.get("/api/v1/sign-in").body())
        .contains(
            "\"browser\":\"" + mesh.url() + "/sign-in\"",
            "\"clientId\":\"weft-cli\"",
            issuer.address() + "/device",
            "\"password\":\"" + mesh.url() + "/sign-in/password\"");
  }

  @Test
  void saysSoAlsoWhileTheIssuerIsSilent() throws Exception {
    issuer.fallSilent();
    var ways = browser.get("/api/v1/sign-in");
    assertThat(ways.statusCode()).as(ways.body()).isEqualTo(200);
    assertThat(ways.body())
        .contains(
            "\"device\":null",
            "\"password\":\"" + mesh.url() + "/sign-in/password\"",
            "\"silent\":\"" + issuer.address() + "\"");
  }

  @Test
  void noSecretReachesTheDisk() throws Exception {
    browser.open("/sign-in");
    String session = browser.cookie("weft").orElseThrow();
    assertThat(session).matches(Pattern.compile("weft_[A-Za-z0-9_-]{43}"));
    mesh.keepsNoneOf(session);
  }
}
