package dev.weft.server.rest;

import static dev.weft.server.rest.EdgeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamedAnswerTest {

  private static final byte[] ROW =
      "0123456789abcdef".repeat(64).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final CountDownLatch GONE = new CountDownLatch(1);
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open("{\"paths\":{}}", StreamedAnswerTest::routes);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static void routes(HttpRouting.Builder routing) {
    routing
        .get("/small", (request, response) -> send(request, response, out -> out.write(ROW)))
        .get("/large", (request, response) -> send(request, response, out -> rows(out, 1000)))
        .get("/early", (request, response) -> send(request, response, out -> fail(out, 10)))
        .get("/late", (request, response) -> send(request, response, out -> fail(out, 1000)))
        .get("/closed", (request, response) -> send(request, response, StreamedAnswerTest::closed))
        .get("/endless", (request, response) -> send(request, response, StreamedAnswerTest::watch));
  }

  private static void send(
      ServerRequest request, ServerResponse response, StreamedAnswer.Body body) {
    StreamedAnswer.send(request, response, "text/csv", body);
  }

  private static void rows(OutputStream out, int rows) throws IOException {
    for (int i = 0; i < rows; i++) {
      out.write(ROW);
    }
  }

  private static void fail(OutputStream out, int rows) throws IOException {
    rows(out, rows);
    throw WeftException.of(ErrorCode.SQL_TIMEOUT, "The statement takes too long", "Ask for less.");
  }

  /// As writers do that close what they are given, also when they fail.
  private static void closed(OutputStream out) throws IOException {
    try (out) {
      fail(out, 1000);
    }
  }

  private static void watch(OutputStream out) throws IOException {
    try {
      rows(out, Integer.MAX_VALUE);
    } catch (IOException gone) {
      GONE.countDown();
      throw gone;
    }
  }

  @Test
  void aSmallBodyComesWithItsLength() {
    var answer = door.get("/small");
    assertThat(answer.headers().firstValue("Content-Length")).contains("1024");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(answer.body()).hasSize(1024);
  }

  @Test
  void aLargeBodyComesWhole() {
    assertThat(door.get("/large").body()).hasSize(1024 * 1000);
  }

  @Test
  void anEarlyFailureIsAProblem() {
    assertProblem(door.get("/early"), 422, "W-SQL-009");
  }

  @Test
  void aLateFailureNeverLooksLikeAWholeBody() throws IOException {
    String raw = RawClient.untilClosed(door.port(), request("/late"));
    assertThat(raw).startsWith("HTTP/1.1 200").contains("0123456789abcdef");
    assertThat(raw).doesNotEndWith("\r\n0\r\n\r\n");
    assertThat(raw).doesNotContain("W-SQL-009");
    assertThatThrownBy(() -> door.get("/late")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aWriterThatClosesTheStreamDoesNotMakeItWhole() throws IOException {
    String raw = RawClient.untilClosed(door.port(), request("/closed"));
    assertThat(raw).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
  }

  @Test
  void aWriterHearsThatTheClientIsGone() throws Exception {
    RawClient.head(door.port(), request("/endless"));
    assertThat(GONE.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static String request(String path) {
    return "GET %s HTTP/1.1\nHost: localhost\nAuthorization: Bearer %s\n\n"
        .formatted(path, TestDoor.OPERATOR);
  }
}
