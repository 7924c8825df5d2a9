package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The REST API v1 of one server, as one caller. Every refusal is a Failure with the server's code;
/// nobody there is W-SERVER-005. Threads may share it.
public final class Api {

  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Duration SLOW = Duration.ofMinutes(15);
  private static final int PAGE = 500;

  private final Target target;

  public Api(Target target) {
    this.target = target;
  }

  public String url() {
    return target.url();
  }

  /// The same server, acting as a person of the sample mesh.
  public Api as(String name) {
    return new Api(target.as(name));
  }

  /// A path below the API's base, each part percent-encoded.
  public static String path(String... parts) {
    return Arrays.stream(parts).map(Api::encoded).collect(Collectors.joining("/", "/", ""));
  }

  /// The query of an address, `?a=b&c=d`; empty without parameters.
  public static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  public static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Whether a Weft server answers there and says it is up.
  public boolean isUp() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target.url() + "/health"))
            .timeout(Duration.ofSeconds(5))
            .GET()
            .build();
    try {
      var response = Client.of(target).send(request, BodyHandlers.ofByteArray());
      return response.statusCode() == 200
          && Json.text(Json.read(response.body()), "status").equals("up");
    } catch (IOException | JacksonException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public JsonNode get(String path) {
    return json(request(path, QUICK).GET().build());
  }

  /// The text of an answer that is no JSON.
  public String getText(String path, String type) {
    HttpRequest request = request(path, QUICK).setHeader("Accept", type).GET().build();
    return new String(bytes(request), StandardCharsets.UTF_8);
  }

  /// All pages of a list as one: `{"schema", "items": […], "next": null}`.
  public JsonNode list(String path, Map<String, String> parameters) {
    return list(path, parameters, Integer.MAX_VALUE);
  }

  /// The first items of a list, as if they were all.
  public JsonNode list(String path, Map<String, String> parameters, int most) {
    ObjectNode whole = Json.object();
    List<JsonNode> items = new ArrayList<>();
    Map<String, String> asked = new java.util.LinkedHashMap<>(parameters);
    asked.put("limit", String.valueOf(Math.min(PAGE, most)));
    String next;
    do {
      JsonNode page = get(path + query(asked));
      items.addAll(Json.items(page, "items"));
      whole.put("schema", Json.text(page, "schema"));
      next = Json.text(page, "next");
      asked.put("cursor", next);
    } while (!next.isEmpty() && items.size() < most);
    ArrayNode array = whole.putArray("items");
    items.stream().limit(most).forEach(array::add);
    whole.putNull("next");
    return whole;
  }

  /// Sends JSON, under a key of its own, so that a repetition on the way does nothing twice.
  public JsonNode post(String path, Object body) {
    return post(path, body, Map.of());
  }

  /// Sends JSON to where people sign in, beside the API.
  ///
  /// @param path below `/sign-in`
  public JsonNode signIn(String path, Object body) {
    return json(
        at("/sign-in" + path)
            .timeout(QUICK)
            .header("Content-Type", "application/json")
            .POST(publisher(body))
            .build());
  }

  /// The same with more headers.
  public JsonNode post(String path, Object body, Map<String, String> headers) {
    var builder =
        request(path, QUICK)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    headers.forEach(builder::header);
    return json(builder.build());
  }

  /// Sends a folder.
  public JsonNode postZip(String path, byte[] zip, Map<String, String> headers) {
    var builder =
        request(path, SLOW)
            .header("Content-Type", "application/zip")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(zip));
    headers.forEach(builder::header);
    return json(builder.build());
  }

  public void delete(String path) {
    bytes(request(path, QUICK).DELETE().build());
  }

  /// Sends JSON and streams the answer. The caller closes the stream; a connection that breaks is
  /// an IOException of reading it. Waits for the first byte as long as the server takes.
  public InputStream postForStream(String path, Object body, Map<String, String> headers) {
    var builder =
        builder(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(publisher(body));
    headers.forEach(builder::setHeader);
    return stream(builder.build());
  }

  private static BodyPublisher publisher(Object body) {
    return BodyPublishers.ofByteArray(Json.bytes(body));
  }

  /// Streams an answer; the caller closes the stream. A connection that breaks is an IOException of
  /// reading it.
  public InputStream download(String path, String type) {
    return stream(builder(path).setHeader("Accept", type).GET().build());
  }

  /// Streams server-sent events; the caller closes the stream.
  public InputStream events(String path) {
    return stream(builder(path).setHeader("Accept", "text/event-stream").GET().build());
  }

  private InputStream stream(HttpRequest request) {
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() < 400) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw Problems.of(response.statusCode(), body.readAllBytes(), target.url());
    } catch (IOException e) {
      throw CliErrors.unreachable(target.url(), e);
    }
  }

  private JsonNode json(HttpRequest request) {
    byte[] body = bytes(request);
    try {
      return body.length == 0 ? Json.object() : Json.read(body);
    } catch (JacksonException e) {
      throw CliErrors.notUnderstood(target.url());
    }
  }

  private byte[] bytes(HttpRequest request) {
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() >= 400) {
      throw Problems.of(response.statusCode(), response.body(), target.url());
    }
    return response.body();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return Client.of(target).send(request, handler);
    } catch (HttpTimeoutException e) {
      throw CliErrors.tooSlow(target.url());
    } catch (IOException e) {
      throw CliErrors.unreachable(target.url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliErrors.tooSlow(target.url());
    }
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    return builder(path).timeout(timeout);
  }

  private HttpRequest.Builder builder(String path) {
    return at("/api/v1" + path);
  }

  private HttpRequest.Builder at(String path) {
    HttpRequest.Builder builder;
    try {
      builder = HttpRequest.newBuilder(URI.create(target.url() + path));
    } catch (IllegalArgumentException e) {
      throw CliErrors.usage(
          "'" + target.url() + "' is no address of a server",
          "Write it as http://host:port, without a path.");
    }
    builder.header("Accept", "application/json");
    target.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    target.as().ifPresent(name -> builder.header("X-Weft-As", name));
    return builder;
  }
}
