package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.server.config.ServerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of people who sign in at an issuer: in browsers, and on the command line.
class SessionTest {

  @TempDir private Path data;
  private final TestIssuer issuer = TestIssuer.start();
  private final HttpClient browser = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void start() {
    server =
        Server.start(
            ServerConfig.of(
                List.of(
                    "--data",
                    data.toString(),
                    "--port",
                    "0",
                    "--engine-memory",
                    "128MB",
                    "--oidc-issuers",
                    issuer.address()),
                Map.of()));
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
    browser.close();
  }

  private HttpRequest.Builder ask(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("/") ? server.url() + path : path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// The cookie of that name that an answer sets, as it goes back.
  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> whoami(String cookie) throws Exception {
    return send(ask("/api/v1/whoami").header("Cookie", cookie));
  }

  private String signedIn(String to) throws Exception {
    var begun = send(ask("/sign-in?to=" + to));
    var atIssuer = send(ask(location(begun)));
    var ended = send(ask(location(atIssuer)).header("Cookie", cookie(begun, "weft-sign-in")));
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(303);
    return cookie(ended, "weft");
  }

  @Test
  void signsInByBrowser() throws Exception {
    var begun = send(ask("/sign-in?to=/d/sales"));
    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(location(begun))
        .startsWith(issuer.address() + "/auth?response_type=code&client_id=weft&redirect_uri=")
        .contains("code_challenge_method=S256");
    assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    var atIssuer = send(ask(location(begun)));
    assertThat(location(atIssuer)).startsWith(server.url() + "/sign-in/callback?code=");
    var ended = send(ask(location(atIssuer)).header("Cookie", cookie(begun, "weft-sign-in")));
    assertThat(location(ended)).isEqualTo("/d/sales");
    assertThat(whoami(cookie(ended, "weft")).body()).contains("\"principal\":\"ada\"");
  }

  @Test
  void goesNowhereElse() throws Exception {
    for (String to : List.of("//evil.example", "/%5Cevil.example", "https://evil.example", "x")) {
      var begun = send(ask("/sign-in?to=" + to));
      var atIssuer = send(ask(location(begun)));
      var ended = send(ask(location(atIssuer)).header("Cookie", cookie(begun, "weft-sign-in")));
      assertThat(location(ended)).as(to).isEqualTo("/");
    }
  }

  @Test
  void endsOnlyWhatThisBrowserBegan() throws Exception {
    var mine = send(ask("/sign-in"));
    var other = send(ask("/sign-in"));
    String callback = location(send(ask(location(other))));
    for (String cookie :
        List.of(cookie(mine, "weft-sign-in"), "weft-sign-in=x", "weft-sign-in=a.b.c.d", "x=y")) {
      var refused = send(ask(callback).header("Cookie", cookie));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
      assertThat(refused.headers().allValues("Set-Cookie").toString()).doesNotContain("weft=weft_");
    }
    var ended = send(ask(callback).header("Cookie", cookie(other, "weft-sign-in")));
    assertThat(ended.statusCode()).isEqualTo(303);
    var again = send(ask(callback).header("Cookie", cookie(other, "weft-sign-in")));
    assertThat(again.statusCode()).isEqualTo(401);
  }

  @Test
  void whoIsSentThereByAnotherPageMakesNobodyWait() throws Exception {
    for (int i = 0; i < 25; i++) {
      assertThat(send(ask("/sign-in/callback")).statusCode()).isEqualTo(401);
    }
    assertThat(whoami(signedIn("/")).statusCode()).isEqualTo(200);
  }

  @Test
  void changesOnlyFromPagesOfItsOwn() throws Exception {
    String session = signedIn("/");
    HttpRequest.Builder change =
        ask("/api/v1/tokens")
            .header("Cookie", session)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(BodyPublishers.ofString("{\"name\":\"ci\",\"days\":1}"));
    assertThat(send(change.copy()).statusCode()).isEqualTo(403);
    assertThat(send(change.copy().header("Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(change.copy().header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(send(change.copy().header("Origin", server.url())).statusCode()).isEqualTo(201);
  }

  @Test
  void signsOut() throws Exception {
    String session = signedIn("/");
    var out =
        send(
            ask("/api/v1/session")
                .header("Cookie", session)
                .header("Origin", server.url())
                .DELETE());
    assertThat(out.statusCode()).as(out.body()).isEqualTo(204);
    assertThat(cookie(out, "weft")).isEqualTo("weft=");
    assertThat(whoami(session).statusCode()).isEqualTo(401);
  }

  @Test
  void endsWhenTheIssuerSaysThatItEnded() throws Exception {
    String session = signedIn("/");
    JWTClaimsSet.Builder told =
        issuer
            .claims("ada")
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .claim("sid", "s-1");
    for (String bad :
        List.of(
            issuer.token(issuer.claims("ada").claim("sid", "s-1")),
            issuer.token(issuer.claims("ada").issuer("https://evil.example")),
            "x")) {
      assertThat(logout(bad).statusCode()).isEqualTo(401);
    }
    assertThat(whoami(session).statusCode()).isEqualTo(200);
    assertThat(logout(issuer.token(told)).statusCode()).isEqualTo(200);
    assertThat(whoami(session).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> logout(String token) throws Exception {
    return send(
        ask("/sign-in/signed-out")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + token)));
  }

  @Test
  void beginsASessionWithATokenForTheCommandOnly() throws Exception {
    assertThat(session(issuer.token(issuer.claims("ada"))).statusCode()).isEqualTo(401);
    assertThat(session(issuer.token(issuer.claims("ada").claim("azp", "other"))).statusCode())
        .isEqualTo(401);
    var begun = session(issuer.token(issuer.claims("ada").claim("azp", "weft-cli")));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    String token = TestClient.member(begun, "token");
    var me = send(ask("/api/v1/whoami").header("Authorization", "Bearer " + token));
    assertThat(me.body()).contains("\"principal\":\"ada\"");
    var list = send(ask("/api/v1/tokens").header("Authorization", "Bearer " + token));
    assertThat(list.body()).contains("\"name\":\"laptop\"", "\"kind\":\"session\"");
    String id = TestClient.member(begun, "id");
    send(ask("/api/v1/tokens/" + id).header("Authorization", "Bearer " + token).DELETE());
    assertThat(send(ask("/api/v1/whoami").header("Authorization", "Bearer " + token)).statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> session(String token) throws Exception {
    return send(
        ask("/api/v1/sessions")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"laptop\"}")));
  }

  @Test
  void saysHowToSignInToAnybody() throws Exception {
    var ways = send(ask("/api/v1/sign-in"));
    assertThat(ways.body())
        .contains(
            "\"browser\":\"" + server.url() + "/sign-in\"",
            "\"clientId\":\"weft-cli\"",
            issuer.address() + "/device");
  }

  @Test
  void noSecretReachesTheDisk() throws Exception {
    String session = signedIn("/").substring("weft=".length());
    assertThat(session).matches(Pattern.compile("weft_[A-Za-z0-9_-]{43}"));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(one -> !one.startsWith(data.resolve("tmp/workers/lib")))
              .toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(session);
      }
    }
  }
}
