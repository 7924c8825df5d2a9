package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
        .isNotEmpty()
        .allSatisfy(
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

  /// Makes it time to renew what is kept.
  private void due() throws IOException {
    for (Path file : files()) {
      String kept = Files.readString(file);
      Files.writeString(
          file,
          kept.replaceFirst("\"renewAt\" *: *\"[^\"]*\"", "\"renewAt\":\"2026-01-01T00:00:00Z\""));
    }
  }

  private long asked(String what) {
    return server.asked().stream().filter(one -> one.startsWith(what)).count();
  }

  private void renewsTo(String token) {
    session(token, Duration.ofHours(8));
    server.handle("DELETE /session", (exchange, asked) -> exchange.sendResponseHeaders(204, -1));
  }

  @Test
  void ofTwoCommandsOneRenews() throws Exception {
    run("login");
    due();
    renewsTo("weft_s2");
    var both = new CountDownLatch(2);
    server.handle(
        "POST /tokens-here",
        (exchange, asked) -> {
          both.countDown();
          await(both);
          String tokens = "{\"access_token\":\"at-2\",\"refresh_token\":\"rt-2\"}";
          FakeServer.send(exchange, 200, "application/json", tokens);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> run("whoami"));
      var second = threads.submit(() -> run("whoami"));
      assertThat(first.get().exit()).isZero();
      assertThat(second.get().exit()).isZero();
    }
    assertThat(asked("POST /api/v1/tokens-here")).isEqualTo(2);
    assertThat(server.last("GET /api/v1/whoami").header("Authorization"))
        .isEqualTo("Bearer weft_s2");
  }

  /// Until both are there, or as long as one command waits for the other.
  private static void await(CountDownLatch both) {
    try {
      both.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void keepsWhatTheIssuerGivesNextAlsoWhenNoSessionBegins() throws IOException {
    run("login");
    due();
    server
        .on("POST /tokens-here", "{\"access_token\":\"at-2\",\"refresh_token\":\"rt-2\"}")
        .onProblem("POST /sessions", 503, "W-SERVER-011", "It stops", "Wait.");
    assertThat(run("whoami").exit()).isZero();
    assertThat(server.last("GET /api/v1/whoami").header("Authorization"))
        .isEqualTo("Bearer weft_s1");
    due();
    renewsTo("weft_s2");
    assertThat(run("whoami").exit()).isZero();
    assertThat(server.last("POST /api/v1/tokens-here").text()).contains("refresh_token=rt-2");
    assertThat(server.last("GET /api/v1/whoami").header("Authorization"))
        .isEqualTo("Bearer weft_s2");
  }

  @Test
  void asksAnIssuerThatIsAwayNotWithEveryCommand() throws IOException {
    run("login");
    due();
    server.on("POST /tokens-here", 503, "{}");
    long before = asked("POST /api/v1/tokens-here");
    for (int i = 0; i < 3; i++) {
      assertThat(run("whoami").exit()).isZero();
    }
    assertThat(asked("POST /api/v1/tokens-here")).isEqualTo(before + 1);
    due();
    server.on("POST /tokens-here", 400, "{\"error\":\"invalid_grant\"}");
    for (int i = 0; i < 3; i++) {
      due();
      assertThat(run("whoami").exit()).isZero();
    }
    assertThat(asked("POST /api/v1/tokens-here")).isEqualTo(before + 2);
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
    server.on("GET /sign-in", "{\"device\":null,\"silent\":\"https://issuer.example\"}");
    assertThat(run("login").err()).contains("W-ACCESS-034", "https://issuer.example does not");
    server.on("GET /sign-in", "{\"device\":null}");
    assertThat(run("login").err()).contains("signs nobody in by the command");
  }
}
