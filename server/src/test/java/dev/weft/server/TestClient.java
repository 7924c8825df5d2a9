package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Asks a server over HTTP, as its operator or as somebody the operator may act as.
record TestClient(String url, String token) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static TestClient of(Server server, Path data) throws IOException {
    return new TestClient(server.url(), Files.readString(data.resolve("operator.token")).strip());
  }

  TestClient withToken(String other) {
    return new TestClient(url, other);
  }

  HttpResponse<String> get(String path, String who) throws Exception {
    return send(as(path, who));
  }

  HttpResponse<String> post(String path, String json, String who) throws Exception {
    return send(json(path, json, who));
  }

  /// What it is told of who it is, or why it is told nothing.
  String whoami(int status) throws Exception {
    var answer = get("/api/v1/whoami", "operator");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  /// Begins a session, as the command does.
  HttpResponse<String> session() throws Exception {
    return post("/api/v1/sessions", "{\"name\":\"laptop\"}", "operator");
  }

  /// Applies a folder as planned.
  HttpResponse<String> apply(Map<String, String> files, HttpResponse<String> plan, String who)
      throws Exception {
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    var request =
        zip("/api/v1/applies", files, who)
            .header("If-Match", "\"" + member(plan, "fingerprint") + "\"");
    var applied = send(request);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    return applied;
  }

  HttpRequest.Builder json(String path, String json, String who) {
    return as(path, who)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  HttpRequest.Builder zip(String path, Map<String, String> files, String who) throws IOException {
    return as(path, who)
        .header("Content-Type", "application/zip")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(
            HttpRequest.BodyPublishers.ofByteArray(files.isEmpty() ? new byte[0] : zipped(files)));
  }

  static byte[] zipped(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  HttpRequest.Builder as(String path, String who) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    return who.equals("operator") ? request : request.header("X-Weft-As", who);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /// The first member of that name in a JSON answer, which is a text.
  static String member(HttpResponse<String> answer, String name) {
    var match = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(match.find()).as(answer.body()).isTrue();
    return match.group(1);
  }
}
