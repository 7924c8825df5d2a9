package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.Weft;
import dev.weft.cli.command.Session;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Terminal;
import dev.weft.server.config.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with a real Keycloak: `make verify-idp` unpacks and names it.
class KeycloakIdp {

  private static final Map<String, String> MESH =
      Map.of(
          "mesh.yaml",
          """
          apiVersion: weft/v1
          kind: Mesh
          name: small
          labels:
            confidentiality: { order: [public, internal], default: internal }
            privacy: { order: [none, personal], default: none }
          purposes: { exploration: Find out. }
          attributes: { markets: [string] }
          """,
          "people.yaml",
          """
          apiVersion: weft/v1
          kind: Person
          name: ada
          ---
          apiVersion: weft/v1
          kind: Team
          name: flight
          groups: [/flight]
          """,
          "operations/domain.yaml",
          """
          apiVersion: weft/v1
          kind: Domain
          name: operations
          title: Operations
          contact: { email: ops@example.com }
          members: [{ who: "team:flight", roles: [product_owner], purposes: [exploration] }]
          """);

  @TempDir private static Path data;
  private static Keycloak keycloak;
  private static Server server;
  private static TestClient operator;

  @BeforeAll
  static void start() throws Exception {
    int port = Keycloak.freePort();
    keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home", "")), port);
    server =
        Server.start(
            ServerConfig.of(
                List.of(
                    "--data",
                    data.toString(),
                    "--port",
                    String.valueOf(port),
                    "--engine-memory",
                    "128MB",
                    "--oidc-issuers",
                    keycloak.realm(),
                    "--oidc-attributes",
                    "markets=markets"),
                Map.of("WEFT_OIDC_CLIENT_SECRET", "server-secret")));
    operator = TestClient.of(server, data);
    operator.apply(
        MESH, TestClient.send(operator.zip("/api/v1/plans", MESH, "operator")), "operator");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    keycloak.close();
  }

  private static HttpResponse<String> form(
      String address, Map<String, String> fields, String... headers) throws Exception {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return TestClient.send(request);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

  private static String whoami(String token, int status) throws Exception {
    var answer = operator.withToken(token).get("/api/v1/whoami", "operator");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
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

  @Test
  void takesItsTokens() throws Exception {
    assertThat(whoami(accessToken("ada"), 200))
        .contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]", "product_owner");
    assertThat(whoami(accessToken("kim"), 200))
        .contains("\"principal\":\"kim\"", "\"teams\":[]", "\"roles\":[]");
    String tampered = accessToken("kim").replaceFirst("\\.[^.]+$", ".AAAA");
    whoami(tampered, 401);
  }

  @Test
  void signsInByBrowserUntilTheIssuerEndsIt() throws Exception {
    try (var browser = new KeycloakPages()) {
      var login = browser.open(server.url() + "/sign-in?to=/api/v1/whoami");
      assertThat(login.address().toString()).startsWith(keycloak.realm());
      var me = browser.signIn(login, "ada");
      assertThat(me.address()).isEqualTo(URI.create(server.url() + "/api/v1/whoami"));
      assertThat(me.body())
          .contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]", "product_owner");
      endSessions("ada");
      assertThat(browser.open(server.url() + "/api/v1/whoami").status()).isEqualTo(401);
    }
  }

  @Test
  void refusesARevokedSessionWithTheNextRequest() throws Exception {
    try (var browser = new KeycloakPages()) {
      var login = browser.open(server.url() + "/sign-in?to=/api/v1/tokens");
      var tokens = browser.signIn(login, "kim");
      String id = tokens.body().replaceFirst("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
      var other = TestClient.member(session(accessToken("kim")), "token");
      assertThat(browser.open(server.url() + "/api/v1/whoami").status()).isEqualTo(200);
      var revoked =
          TestClient.send(
              operator.withToken(other).as("/api/v1/tokens/" + id, "operator").DELETE());
      assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
      assertThat(browser.open(server.url() + "/api/v1/whoami").status()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> session(String token) throws Exception {
    return operator.withToken(token).post("/api/v1/sessions", "{\"name\":\"laptop\"}", "operator");
  }

  @Test
  void signsInTheCommandByTheDeviceGrant(@TempDir Path home) throws Exception {
    var err = new ByteArrayOutputStream();
    try (var command = Executors.newVirtualThreadPerTaskExecutor();
        var browser = new KeycloakPages()) {
      var login = command.submit(() -> weft(home, new ByteArrayOutputStream(), err, "login"));
      var page = browser.open(told(err));
      var consent = browser.signIn(page, "ada");
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
        Map.of("WEFT_URL", server.url(), "HOME", home.toString(), "WEFT_DATA", home + "/none");
    var console = new Console(InputStream.nullInputStream(), out, err, Terminal.of(environment));
    return Weft.of(new Session(console, environment, task -> () -> {})).execute(arguments);
  }
}
