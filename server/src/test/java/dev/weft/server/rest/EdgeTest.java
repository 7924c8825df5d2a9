package dev.weft.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.CurrentCaller;
import io.helidon.webserver.http.HttpRouting;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every request passes, on a real port.
class EdgeTest {

  private static final String API =
      """
      {"openapi":"3.0.1","paths":{
        "/health":{"get":{}},
        "/openapi.json":{"get":{}},
        "/api/v1/who":{"get":{}},
        "/api/v1/bug":{"get":{}},
        "/api/v1/refusal":{"get":{}},
        "/api/v1/count":{"post":{}},
        "/api/v1/broken":{"post":{}}}}
      """;

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open(API, EdgeTest::routes);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static void routes(HttpRouting.Builder routing) {
    routing
        .get("/api/v1/who", (_, response) -> response.send(CurrentCaller.get().text()))
        .get(
            "/api/v1/bug",
            (_, _) -> {
              throw new IllegalStateException("row 17: ada@example.org");
            })
        .get(
            "/api/v1/refusal",
            (_, _) -> {
              throw WeftException.of(
                  ErrorCode.RELEASE_CONFLICT, "Cannot publish \"flights\"", "Run it again.");
            })
        .post(
            "/api/v1/count",
            (request, response) -> {
              String body = request.content().as(String.class);
              response.header("Content-Type", "application/json");
              response.send("{\"n\":" + COUNT.incrementAndGet() + ",\"body\":" + body + "}");
            })
        .post(
            "/api/v1/broken",
            (_, _) -> {
              COUNT.incrementAndGet();
              throw WeftException.of(ErrorCode.RUN_BUSY, "The product is being built", "Wait.");
            });
  }

  @Test
  void answersHealthToAnybody() {
    var answer = door.send(HttpRequest.newBuilder(door.request("/health").build().uri()));
    assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"version\":\"test\"}");
  }

  @Test
  void refusesARequestWithoutAToken() {
    var answer = door.send(HttpRequest.newBuilder(door.request("/api/v1/who").build().uri()));
    assertProblem(answer, 401, "W-ACCESS-001");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Basic b3BlcmF0b3I=", "Bearer", "operator-token", "Bearer a b"})
  void refusesAWrongToken(String authorization) {
    var answer = door.send(door.request("/api/v1/who").setHeader("Authorization", authorization));
    assertProblem(answer, 401, "W-ACCESS-001");
    assertThat(answer.body()).doesNotContain("wrong").doesNotContain("b3BlcmF0b3I=");
  }

  @Test
  void bindsTheCallerOfTheToken() {
    assertThat(door.get("/api/v1/who").body()).isEqualTo("operator");
    assertThat(as("ada-token").body()).isEqualTo("ada");
  }

  @Test
  void theOperatorActsAsASamplePerson() {
    var answer = door.send(door.request("/api/v1/who").header("X-Weft-As", "cy"));
    assertThat(answer.body()).isEqualTo("cy (by operator)");
  }

  @Test
  void nobodyElseActsAsASamplePerson() {
    var answer =
        door.send(
            door.request("/api/v1/who")
                .setHeader("Authorization", "Bearer ada-token")
                .header("X-Weft-As", "cy"));
    assertProblem(answer, 403, "W-ACCESS-006");
  }

  @Test
  void keepsAHarmlessTraceAndReplacesAnyOther() {
    var kept = door.send(door.request("/api/v1/who").header("X-Weft-Trace", "abc-1"));
    assertThat(kept.headers().firstValue("X-Weft-Trace")).contains("abc-1");
    var replaced = door.send(door.request("/api/v1/who").header("X-Weft-Trace", "a b <script>"));
    assertThat(replaced.headers().firstValue("X-Weft-Trace").orElseThrow()).matches("[0-9a-f]{16}");
  }

  @Test
  void tellsBrowsersToRunAndKeepNothing() {
    var headers = door.get("/api/v1/who").headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("'none'");
  }

  @Test
  void aFailureBecomesAProblemWithItsRemedy() {
    var answer = door.send(door.request("/api/v1/refusal").header("X-Weft-Trace", "t1"));
    assertProblem(answer, 409, "W-RELEASE-002");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Conflict","status":409,"code":"W-RELEASE-002",\
            "detail":"Cannot publish \\"flights\\"","remedy":"Run it again.","findings":[],\
            "details":{},"trace":"t1"}""");
  }

  @Test
  void aMistakeOfTheServerShowsItsTraceOnly() {
    var answer = door.send(door.request("/api/v1/bug").header("X-Weft-Trace", "t2"));
    assertProblem(answer, 500, "W-SERVER-010");
    assertThat(answer.body()).contains("\"trace\":\"t2\"").doesNotContain("ada@example.org");
  }

  @Test
  void anUnknownPathIsAProblem() {
    assertProblem(door.get("/api/v1/nothing"), 404, "W-SERVER-009");
    assertProblem(door.get("/"), 404, "W-SERVER-009");
  }

  @Test
  void anotherMethodIsAProblemThatNamesTheRightOnes() {
    var answer = door.send(door.request("/api/v1/who").DELETE());
    assertProblem(answer, 405, "W-SERVER-001");
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:80, 403",
    "127.0.0.1.evil.example, 403",
    "localhost, 200",
    "LOCALHOST:1234, 200",
    "127.0.0.1:9, 200",
    "[::1]:9, 200"
  })
  void looksAtTheHost(String host, int status) throws Exception {
    String head =
        RawClient.head(
            door.port(),
            """
            GET /health HTTP/1.1
            Host: %s

            """
                .formatted(host));
    assertThat(head).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aConfiguredNameIsAHost() {
    var config = TestDoor.config("--host-names", "Weft.Example");
    assertThat(config.names()).containsExactly("weft.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
  void refusesAStrangersPage(String origin) {
    var answer = door.send(door.request("/api/v1/who").header("Origin", origin));
    assertProblem(answer, 403, "W-SERVER-002");
  }

  @Test
  void takesItsOwnPages() {
    var own = "http://127.0.0.1:" + door.port();
    assertThat(door.send(door.request("/api/v1/who").header("Origin", own)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    var answer = door.send(door.post("/api/v1/count", "\"" + "x".repeat(5_000) + "\""));
    assertProblem(answer, 413, "W-SERVER-008");
  }

  @Test
  void refusesABodyThatGrowsTooLarge() {
    var body = new java.io.ByteArrayInputStream(new byte[100_000]);
    var answer =
        door.send(
            door.request("/api/v1/count")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "grows")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
    assertProblem(answer, 413, "W-SERVER-008");
  }

  @Test
  void refusesABodyOfAnotherKind() {
    var answer =
        door.send(door.post("/api/v1/count", "a=b").setHeader("Content-Type", "text/plain"));
    assertProblem(answer, 400, "W-SERVER-001");
    assertThat(answer.body()).contains("application/json");
  }

  @Test
  void aRepeatedRequestIsAnsweredAndNotDoneAgain() {
    var first = door.send(door.post("/api/v1/count", "1").setHeader("Idempotency-Key", "k1"));
    var again = door.send(door.post("/api/v1/count", "1").setHeader("Idempotency-Key", "k1"));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void aKeyStandsForOneRequestOnly() {
    door.send(door.post("/api/v1/count", "1").setHeader("Idempotency-Key", "k2"));
    var other = door.send(door.post("/api/v1/count", "2").setHeader("Idempotency-Key", "k2"));
    assertProblem(other, 409, "W-SERVER-012");
  }

  @Test
  void keysOfDifferentCallersNeverMeet() {
    var mine = door.send(door.post("/api/v1/count", "1").setHeader("Idempotency-Key", "k3"));
    var hers =
        door.send(
            door.post("/api/v1/count", "1")
                .setHeader("Idempotency-Key", "k3")
                .setHeader("Authorization", "Bearer ada-token"));
    assertThat(hers.body()).isNotEqualTo(mine.body());
  }

  @Test
  void aRefusedRequestMayBeTriedAgain() {
    int before = COUNT.get();
    for (int i = 0; i < 2; i++) {
      var answer = door.send(door.post("/api/v1/broken", "1").setHeader("Idempotency-Key", "k4"));
      assertProblem(answer, 409, "W-RUN-004");
    }
    assertThat(COUNT.get()).isEqualTo(before + 2);
  }

  @Test
  void aChangeNeedsAKey() {
    var answer =
        door.send(
            door.request("/api/v1/count")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("1")));
    assertProblem(answer, 400, "W-SERVER-001");
    assertThat(answer.body()).contains("Idempotency-Key");
  }

  @Test
  void aRequestThatIsNoHttpIsAProblemToo() throws Exception {
    String answer = RawClient.untilClosed(door.port(), "GET /a b c HTTP/1.1\nHost: localhost\n\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @Test
  void aTakenPortIsOneSentence() {
    var config = TestDoor.config("--port", Integer.toString(door.port()));
    assertThatThrownBy(() -> TestDoor.open(config, API))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + door.port());
  }

  private static HttpResponse<String> as(String token) {
    return door.send(door.request("/api/v1/who").setHeader("Authorization", "Bearer " + token));
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
