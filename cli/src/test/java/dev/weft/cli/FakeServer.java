package dev.weft.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server of canned answers, by method and path; it remembers what it was asked. Unknown paths
/// answer as the real one does: 404 with a problem.
final class FakeServer implements AutoCloseable {

  /// What it was asked.
  @SuppressWarnings("ArrayRecordComponent") // nobody changes it
  record Asked(String what, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }
  }

  /// Answers one request by hand.
  @FunctionalInterface
  interface Handler {
    void answer(HttpExchange exchange, Asked asked) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    handlers.put(
        "GET /health",
        (exchange, request) -> send(exchange, 200, "application/json", "{\"status\":\"up\"}"));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Answers JSON below `/api/v1`, for instance `GET /status`.
  FakeServer on(String what, String json) {
    return on(what, 200, json);
  }

  FakeServer on(String what, int status, String json) {
    String type = status >= 400 ? "application/problem+json" : "application/json";
    return handle(what, (exchange, request) -> send(exchange, status, type, json));
  }

  /// Answers one after the other; the last one again and again.
  FakeServer onEach(String what, String... answers) {
    var left = new java.util.concurrent.ConcurrentLinkedDeque<>(List.of(answers));
    return handle(
        what,
        (exchange, request) -> {
          String answer = left.size() > 1 ? left.removeFirst() : left.getFirst();
          send(exchange, 200, "application/json", answer);
        });
  }

  FakeServer onText(String what, String type, String text) {
    return handle(what, (exchange, request) -> send(exchange, 200, type, text));
  }

  FakeServer onProblem(String what, int status, String code, String detail, String remedy) {
    return on(
        what,
        status,
        """
        {"type":"about:blank","title":"problem","status":%d,"code":"%s","detail":"%s",
         "remedy":"%s","findings":[],"details":{}}
        """
            .formatted(status, code, detail, remedy));
  }

  /// Answers beside the API, for instance `POST /sign-in/password`.
  FakeServer beside(String what, int status, String json) {
    handlers.put(what, (exchange, request) -> send(exchange, status, "application/json", json));
    return this;
  }

  FakeServer handle(String what, Handler handler) {
    int space = what.indexOf(' ');
    handlers.put(what.substring(0, space) + " /api/v1" + what.substring(space + 1), handler);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    Asked request = new Asked(what, headers, exchange.getRequestBody().readAllBytes());
    asked.add(request);
    String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    Handler handler = handlers.get(what);
    handler = handler == null ? handlers.getOrDefault(path, FakeServer::unknown) : handler;
    try (exchange) {
      handler.answer(exchange, request);
    }
  }

  private static void unknown(HttpExchange exchange, Asked request) throws IOException {
    send(
        exchange,
        404,
        "application/problem+json",
        """
        {"status":404,"code":"W-SERVER-009","detail":"There is nothing at %s","remedy":""}
        """
            .formatted(request.what()));
  }

  static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// What it was asked, as `GET /api/v1/status`.
  List<String> asked() {
    return asked.stream().map(Asked::what).toList();
  }

  Asked last(String what) {
    return asked.stream()
        .filter(request -> request.what().startsWith(what))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(what + " was never asked: " + asked()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
