package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in and out; the issuer is the same server.
class LoginTest {

  private final FakeServer server = new FakeServer();
  @TempDir private Path home;

  @AfterEach
  void stop() {
    server.close();
  }

  @BeforeEach
  void offer() {
    server
        .on(
            "GET /sign-in",
            """
            {"schema":"weft.signin/v1","device":{"issuer":"%1$s","clientId":"weft-cli","scope":"openid",
             "authorizationEndpoint":"%1$s/api/v1/device","tokenEndpoint":"%1$s/api/v1/tokens-here",
             "revocationEndpoint":"%1$s/api/v1/revoke"}}
            """
                .formatted(server.url()))
        .on(
            "POST /device",
            """
            {"device_code":"d-1","user_code":"ABCD-EFGH","verification_uri":"https://issuer.example/device",
             "expires_in":60,"interval":0}
            """)
        .on("POST /tokens-here", "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\"}")
        .on("POST /revoke", "{}")
        .on("GET /whoami", "{\"schema\":\"weft.whoami/v1\",\"principal\":\"ada\",\"roles\":[]}");
    session("weft_s1", Duration.ofHours(8));
  }

  private void session(String token, Duration left) {
    server.on(
        "POST /sessions",
        201,
        "{\"id\":\"s1\",\"principal\":\"ada\",\"token\":\"%s\",\"expiresAt\":\"%s\"}"
            .formatted(token, Instant.now().plus(left)));
  }

  private Shell.Result run(String... args) {
    return new Shell().with("WEFT_URL", server.url()).with("HOME", home.toString()).run(args);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void signsInAndIsSomebodyFromThenOn() throws IOException {
    Shell.Result result = run("login");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Open https://issuer.example/device and enter the code ABCD-EFGH.");
    assertThat(result.out()).startsWith("Signed in as ada at " + server.url() + " until ");
    assertThat(server.last("POST").header("Authorization")).isEqualTo("Bearer at-1");
    assertThat(files())
        .singleElement()
        .satisfies(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
    assertThat(run("whoami").out()).contains("ada");
    assertThat(server.last("GET").header("Authorization")).isEqualTo("Bearer weft_s1");
  }

  @Test
  void aTokenThatIsGivenCountsFirst() {
    run("login");
    run("--token", "mine", "whoami");
    assertThat(server.last("GET").header("Authorization")).isEqualTo("Bearer mine");
  }

  @Test
  void waitsUntilSomebodyApproves() {
    server.on("POST /tokens-here", 400, "{\"error\":\"access_denied\"}");
    Shell.Result declined = run("login");
    assertThat(declined.exit()).isEqualTo(4);
    assertThat(declined.err()).contains("signs nobody in: the request was declined");
  }

  @Test
  void renewsASessionBeforeItEnds() {
    session("weft_s1", Duration.ZERO);
    run("login");
    session("weft_s2", Duration.ofHours(8));
    server.handle("DELETE /session", (exchange, asked) -> exchange.sendResponseHeaders(204, -1));
    assertThat(run("whoami").exit()).isZero();
    assertThat(server.last("GET").header("Authorization")).isEqualTo("Bearer weft_s2");
    assertThat(server.last("DELETE").header("Authorization")).isEqualTo("Bearer weft_s1");
  }

  @Test
  void saysThatASessionHasEnded() {
    session("weft_s1", Duration.ZERO);
    run("login");
    server.on("POST /tokens-here", 400, "{\"error\":\"invalid_grant\"}");
    Shell.Result ended = run("whoami");
    assertThat(ended.exit()).isEqualTo(4);
    assertThat(ended.err()).contains("The session at " + server.url() + " has ended");
  }

  @Test
  void signsOutEverywhere() throws IOException {
    run("login");
    server.handle("DELETE /session", (exchange, asked) -> exchange.sendResponseHeaders(204, -1));
    assertThat(run("logout").out()).isEqualTo("Signed out of " + server.url() + ".\n");
    assertThat(server.last("DELETE").header("Authorization")).isEqualTo("Bearer weft_s1");
    assertThat(server.last("POST").text()).contains("token=rt-1");
    assertThat(files()).isEmpty();
    assertThat(run("logout", "-o", "json").out()).contains("\"ended\" : false");
  }

  @Test
  void forgetsASessionThatTheServerHasForgotten() throws IOException {
    run("login");
    server.onProblem("DELETE /session", 401, "W-ACCESS-032", "It has ended", "Sign in.");
    assertThat(run("logout").exit()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void forgetsASessionWhileTheServerIsAway() throws IOException {
    run("login");
    server.onProblem("DELETE /session", 503, "W-SERVER-001", "It is away", "Wait.");
    Shell.Result out = run("logout");
    assertThat(out.exit()).isZero();
    assertThat(out.err()).contains("The server was not told; there the session ends at ");
    assertThat(server.last("POST").text()).contains("token=rt-1");
    assertThat(files()).isEmpty();
  }

  @Test
  void sendsNoSecretInTheClear() {
    server.on(
        "GET /sign-in",
        "{\"device\":{\"issuer\":\"x\",\"authorizationEndpoint\":\"http://issuer.example/d\"}}");
    assertThat(run("login").err()).contains("'http://issuer.example/d' is not https");
    server.on(
        "GET /sign-in",
        "{\"device\":{\"issuer\":\"x\",\"authorizationEndpoint\":\"http://127.evil.example/d\"}}");
    assertThat(run("login").err()).contains("'http://127.evil.example/d' is not https");
    server.on("GET /sign-in", "{\"device\":null}");
    assertThat(run("login").err()).contains("signs nobody in by the command");
  }
}
