package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.Weft;
import dev.weft.cli.command.Session;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with a real Keycloak: `make verify-idp` unpacks and names it.
class KeycloakIdp {

  @TempDir private static Path root;
  private static Keycloak keycloak;
  private static PeopleMesh mesh;

  @BeforeAll
  static void start() throws Exception {
    int port = Keycloak.freePort();
    keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home", "")), port);
    mesh =
        PeopleMesh.start(
            root,
            TestConfig.of(
                root,
                Map.of("WEFT_OIDC_CLIENT_SECRET", "server-secret"),
                "--port",
                String.valueOf(port),
                "--oidc-issuers",
                keycloak.realm(),
                "--oidc-attributes",
                "markets=markets"));
  }

  @AfterAll
  static void stop() throws Exception {
    mesh.close();
    keycloak.close();
  }

  private static HttpResponse<String> form(
      String address, Map<String, String> fields, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(TestBrowser.form(fields)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return TestClient.send(request);
  }

  private static String accessToken(String who) throws Exception {
    var answer =
        form(
            keycloak.realm() + "/protocol/openid-connect/token",
            Map.of(
                "grant_type", "password",
                "client_id", "weft-cli",
                "scope", "openid",
                "username", who,
                "password", who + "-password"));
    return TestClient.member(answer, "access_token");
  }

  /// Ends all sessions of somebody, as an administrator does.
  private static void endSessions(String who) throws Exception {
    var admin =
        form(
            keycloak.url() + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "admin",
                "password", "admin-password"));
    String bearer = "Bearer " + TestClient.member(admin, "access_token");
    String users = keycloak.url() + "/admin/realms/weft/users";
    var found =
        TestClient.send(
            HttpRequest.newBuilder(URI.create(users + "?exact=true&username=" + who))
                .header("Authorization", bearer));
    String id = TestClient.member(found, "id");
    var ended = form(users + "/" + id + "/logout", Map.of(), "Authorization", bearer);
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
  }

  /// Signs in where a page asks for it.
  private static TestBrowser.Page signIn(TestBrowser browser, TestBrowser.Page page, String who)
      throws Exception {
    return browser.submit(page, Map.of("username", who, "password", who + "-password"));
  }

  @Test
  void takesItsTokens() throws Exception {
    assertThat(mesh.with(accessToken("ada")).whoami(200))
        .contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]", "product_owner");
    assertThat(mesh.with(accessToken("kim")).whoami(200))
        .contains("\"principal\":\"kim\"", "\"teams\":[]", "\"roles\":[]");
    String tampered = accessToken("kim").replaceFirst("\\.[^.]+$", ".AAAA");
    mesh.with(tampered).whoami(401);
  }

  @Test
  void signsInByBrowserUntilTheIssuerEndsIt() throws Exception {
    try (var browser = new TestBrowser(mesh.url())) {
      var login = browser.open("/sign-in?to=/api/v1/whoami");
      assertThat(login.address().toString()).startsWith(keycloak.realm());
      var me = signIn(browser, login, "ada");
      assertThat(me.address()).isEqualTo(URI.create(mesh.url() + "/api/v1/whoami"));
      assertThat(me.body())
          .contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]", "product_owner");
      endSessions("ada");
      assertThat(browser.open("/api/v1/whoami").status()).isEqualTo(401);
    }
  }

  @Test
  void refusesARevokedSessionWithTheNextRequest() throws Exception {
    try (var browser = new TestBrowser(mesh.url())) {
      var login = browser.open("/sign-in?to=/api/v1/tokens");
      var tokens = signIn(browser, login, "kim");
      String id = tokens.body().replaceFirst("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
      var other = TestClient.member(mesh.with(accessToken("kim")).session(), "token");
      assertThat(browser.open("/api/v1/whoami").status()).isEqualTo(200);
      var revoked =
          TestClient.send(mesh.with(other).as("/api/v1/tokens/" + id, "operator").DELETE());
      assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
      assertThat(browser.open("/api/v1/whoami").status()).isEqualTo(401);
    }
  }

  @Test
  void signsInTheCommandByTheDeviceGrant(@TempDir Path home) throws Exception {
    var err = new ByteArrayOutputStream();
    try (var command = Executors.newVirtualThreadPerTaskExecutor();
        var browser = new TestBrowser(mesh.url())) {
      var login = command.submit(() -> weft(home, new ByteArrayOutputStream(), err, "login"));
      var page = browser.open(told(err));
      var consent = signIn(browser, page, "ada");
      var done = browser.submit(consent, Map.of("accept", "Yes"));
      assertThat(done.status()).as(done.body()).isEqualTo(200);
      assertThat(login.get(1, TimeUnit.MINUTES)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
    var out = new ByteArrayOutputStream();
    assertThat(weft(home, out, err, "whoami")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("ada", "flight");
    assertThat(weft(home, out, err, "logout")).isZero();
    assertThat(weft(home, out, err, "whoami")).isEqualTo(4);
    try (var files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  /// Where the command sends its user.
  private static String told(ByteArrayOutputStream err) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (Instant.now().isBefore(end)) {
      var address =
          Pattern.compile("Open (\\S+) and").matcher(err.toString(StandardCharsets.UTF_8));
      if (address.find()) {
        return address.group(1);
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
  }

  private static int weft(
      Path home, ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
    Map<String, String> environment =
        Map.of("WEFT_URL", mesh.url(), "HOME", home.toString(), "WEFT_DATA", home + "/none");
    var console = new Console(InputStream.nullInputStream(), out, err, Terminal.of(environment));
    return Weft.of(new Session(console, environment, task -> () -> {})).execute(arguments);
  }
}
