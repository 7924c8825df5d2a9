package dev.weft.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    return start(shell, log, () -> shell.serve(log, arguments));
  }

  /// The same for one whose process is started otherwise.
  static Node start(Shell shell, Path log, Supplier<Process> start) {
    try {
      Path address = shell.data().resolve("weft.json");
      Files.deleteIfExists(address);
      Process process = start.get();
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

  /// Asks it to end and waits until it has.
  int stop() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  Answer getWithToken(String other, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + other));
  }

  Answer delete(String as, String path) {
    return send(request(as, path).DELETE());
  }

  Answer get(String as, String path) {
    return send(request(as, path).GET());
  }

  /// Waits for the end of a run, and leaves the processor to those who work at it.
  Answer ended(String run) {
    try {
      Answer now = run(run);
      while (List.of("queued", "running").contains(now.text("state"))) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
        now = run(run);
      }
      return now;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer run(String id) {
    return get("ann", "/api/v1/runs/" + id);
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
    return query(as, UUID.randomUUID(), sql);
  }

  /// The same for a query that can be cancelled by its id.
  Answer query(String as, UUID id, String sql) {
    return send(query(as, id.toString(), sql));
  }

  private HttpRequest.Builder query(String as, String id, String sql) {
    return request(as, "/api/v1/query")
        .header("X-Weft-Query-Id", id)
        .header("Accept", "text/csv")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"sql\":\"" + sql.replace("\"", "\\\"") + "\",\"limit\":0}"));
  }

  /// How a query ends whose result nobody keeps: status and code, or that the result broke off.
  String outcome(String as, String sql) {
    var request = query(as, UUID.randomUUID().toString(), sql).build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          var refusal =
              new Answer(
                  answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
          return refusal.status() + " " + refusal.text("code");
        }
        body.transferTo(OutputStream.nullOutputStream());
        return "200 whole";
      } catch (IOException _) {
        return answer.statusCode() + " broken off";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Resident memory of the server, as Linux counts it.
  long memory() throws IOException {
    return memory(process.toHandle());
  }

  /// The same of all processes that it started.
  long memoryOfOthers() throws IOException {
    long all = 0;
    for (ProcessHandle one : process.descendants().toList()) {
      all += memory(one);
    }
    return all;
  }

  private static long memory(ProcessHandle one) throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + one.pid() + "/status"))) {
      return status
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (NoSuchFileException | UncheckedIOException _) {
      return 0; // it has just ended
    }
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
