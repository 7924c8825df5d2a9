package dev.weft.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server process that can be killed, and its API.
final class Node implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");

  private final Process process;
  private final String url;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  /// An answer of the API.
  record Answer(int status, String body) {
    /// The text of a field, the first of that name.
    String text(String field) {
      Matcher found =
          Pattern.compile("\"" + field + "\"\\s*:\\s*(?:\"([^\"]*)\"|([0-9a-z.+-]+))")
              .matcher(body);
      if (!found.find()) {
        throw new IllegalStateException("No " + field + " in " + body);
      }
      return found.group(1) == null ? found.group(2) : found.group(1);
    }
  }

  private Node(Process process, String url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  /// Starts a server and waits until it answers.
  static Node start(Shell shell, Path log, String... arguments) {
    try {
      Path address = shell.data().resolve("weft.json");
      Files.deleteIfExists(address);
      Process process = shell.serve(log, arguments);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (System.nanoTime() < end && process.isAlive()) {
        if (Files.exists(address)) {
          Matcher found = URL.matcher(Files.readString(address));
          if (found.find()) {
            String token = Files.readString(shell.data().resolve("operator.token")).strip();
            var node = new Node(process, found.group(1), token);
            if (node.answers()) {
              return node;
            }
          }
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      throw new IllegalStateException("The server did not start: " + Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return url;
  }

  private boolean answers() {
    try {
      return get("operator", "/health").status() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /// kill -9.
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  Answer get(String as, String path) {
    return send(request(as, path).GET());
  }

  Answer post(String as, String path, String json) {
    return send(
        request(as, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// The answer of a query as CSV.
  Answer query(String as, String sql) {
    return send(
        request(as, "/api/v1/query")
            .header("Accept", "text/csv")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"sql\":\"" + sql.replace("\"", "\\\"") + "\",\"limit\":0}")));
  }

  private HttpRequest.Builder request(String as, String path) {
    var builder =
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    return as.equals("operator") ? builder : builder.header("X-Weft-As", as);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    http.close();
  }
}
