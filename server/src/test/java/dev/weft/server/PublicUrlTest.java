package dev.weft.server;

import static dev.weft.server.TestBrowser.location;
import static dev.weft.server.TestBrowser.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.server.rest.RawClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in over a proxy that ends TLS: browsers know the server by another address, and its
/// cookies are of exactly that host.
class PublicUrlTest {

  private static final String PUBLIC = "https://weft.example";
  private static final String OF_THE_HOST = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=%s; Secure";
  private static final String WHOAMI = "/api/v1/whoami";

  @TempDir private Path root;
  private final TestIssuer issuer = TestIssuer.start();
  private PeopleMesh mesh;
  private TestBrowser browser;

  @BeforeEach
  void start() throws Exception {
    mesh =
        PeopleMesh.start(
            root,
            "--oidc-issuers",
            issuer.address(),
            "--public-url",
            PUBLIC + "/",
            "--host-names",
            "weft.example",
            "--session-time",
            "1h");
    browser = new TestBrowser(mesh.url(), PUBLIC);
  }

  @AfterEach
  void stop() {
    browser.close();
    mesh.close();
    issuer.close();
  }

  @Test
  void bindsItsCookiesToItsHost() throws Exception {
    var begun = browser.get("/sign-in?to=" + WHOAMI);
    assertThat(setCookies(begun))
        .singleElement()
        .asString()
        .matches("__Host-weft-sign-in=[\\w.-]+" + OF_THE_HOST.formatted(600));
    var atIssuer = browser.get(location(begun));
    assertThat(location(atIssuer)).startsWith(PUBLIC + "/sign-in/callback?code=");
    var ended = browser.get(location(atIssuer));
    assertThat(setCookies(ended))
        .hasSize(2)
        .contains("__Host-weft-sign-in=" + OF_THE_HOST.formatted(0))
        .anyMatch(
            cookie -> cookie.matches("__Host-weft=weft_[\\w-]{43}" + OF_THE_HOST.formatted(3600)));
    assertThat(location(ended)).isEqualTo(WHOAMI);
    assertThat(browser.get(WHOAMI).body()).contains("\"principal\":\"ada\"");
  }

  @Test
  void takesNoCookieThatAnotherHostCouldSet() throws Exception {
    String callback = location(browser.get(location(browser.get("/sign-in"))));
    String kept = browser.cookie("__Host-weft-sign-in").orElseThrow();
    try (var other = new TestBrowser(mesh.url(), PUBLIC)) {
      other.keep("weft-sign-in", kept);
      assertThat(other.get(callback).statusCode()).isEqualTo(401);
    }
    assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    String session = browser.cookie("__Host-weft").orElseThrow();
    try (var other = new TestBrowser(mesh.url(), PUBLIC)) {
      other.keep("weft", session);
      assertThat(other.get(WHOAMI).statusCode()).isEqualTo(401);
    }
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(200);
  }

  @Test
  void endsASessionFromItsOwnPagesOnly() throws Exception {
    browser.open("/sign-in");
    assertThat(signOut("https://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(200);
    assertThat(signOut(PUBLIC))
        .startsWith("HTTP/1.1 204")
        .containsIgnoringCase("Set-Cookie: __Host-weft=" + OF_THE_HOST.formatted(0));
    assertThat(browser.get(WHOAMI).statusCode()).isEqualTo(401);
  }

  /// As the proxy passes it on.
  private String signOut(String origin) throws Exception {
    return RawClient.head(
        URI.create(mesh.url()).getPort(),
        """
        DELETE /api/v1/session HTTP/1.1
        Host: weft.example
        Origin: %s
        Cookie: __Host-weft=%s

        """
            .formatted(origin, browser.cookie("__Host-weft").orElseThrow()));
  }

  @Test
  void bindsTheCookieOfAPasswordAsWell() throws Exception {
    var offer = mesh.operator().post("/api/v1/people/ada/password-offers", "", "operator");
    String word = "\"password\":\"correct horse battery\"}";
    send(
        "/sign-in/first-password",
        "{\"token\":\"" + TestClient.member(offer, "token") + "\"," + word);
    send("/sign-in/password", "{\"name\":\"ada\"," + word);
    assertThat(browser.cookie("__Host-weft").orElseThrow()).startsWith("weft_");
    assertThat(browser.get(WHOAMI).body()).contains("\"principal\":\"ada\"");
  }

  private void send(String path, String json) throws Exception {
    var answer =
        browser.send(
            browser
                .request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    assertThat(setCookies(answer)).allMatch(cookie -> cookie.endsWith("; Secure"));
  }

  @Test
  void sendsPeopleThere() throws Exception {
    assertThat(browser.get("/api/v1/sign-in").body())
        .contains("\"browser\":\"" + PUBLIC + "/sign-in\"")
        .doesNotContain(mesh.url());
  }
}
