package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.ServerConfig;
import dev.weft.server.data.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server in this process, on real stores.
class ServerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static Server server;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    server = Server.start(config(data, "--sample"));
    token = Files.readString(data.resolve("operator.token")).strip();
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(DataFolder.find(data)).isEmpty();
    HTTP.close();
  }

  @Test
  void announcesItself() {
    var file = DataFolder.find(data).orElseThrow();
    assertThat(file.url()).isEqualTo(server.url());
    assertThat(file.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(file.sample()).isTrue();
  }

  @Test
  void showsAnEmptyMeshToItsOperator() throws Exception {
    var answer = get("/api/v1/status");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"schema\":\"weft.status/v1\",\"mesh\":null,")
        .contains("\"url\":\"" + server.url() + "\"")
        .contains("\"sample\":true");
  }

  @Test
  void knowsItsOperator() throws Exception {
    assertThat(get("/api/v1/whoami").body()).contains("\"principal\":\"operator\"");
  }

  @Test
  void actsAsNobodyWhoIsNotDeclared() throws Exception {
    var answer = send(request("/api/v1/whoami").header("X-Weft-As", "cy"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("W-ACCESS-006");
  }

  @Test
  void refusesAnUnknownToken() throws Exception {
    var answer = send(request("/api/v1/status").setHeader("Authorization", "Bearer weft_x"));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenLivesUntilItIsRevoked() throws Exception {
    var made = post("/api/v1/tokens", "{\"name\":\"ci\",\"days\":1}", "token-1");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String secret = member(made.body(), "token");
    var mine = request("/api/v1/whoami").setHeader("Authorization", "Bearer " + secret);
    assertThat(send(mine).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/tokens").body()).contains("\"name\":\"ci\"").doesNotContain(secret);
    var id = member(made.body(), "id");
    assertThat(send(request("/api/v1/tokens/" + id).DELETE()).statusCode()).isEqualTo(200);
    assertThat(send(mine).statusCode()).isEqualTo(401);
  }

  @Test
  void anAccessTokenDiesWithTheTokenBehindIt() throws Exception {
    var personal = post("/api/v1/tokens", "{\"name\":\"short\",\"days\":1}", "token-3");
    var exchange =
        request("/api/v1/access-tokens")
            .setHeader("Authorization", "Bearer " + member(personal.body(), "token"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"minutes\":5}"));
    var made = send(exchange);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var mine =
        request("/api/v1/whoami")
            .setHeader("Authorization", "Bearer " + member(made.body(), "token"));
    assertThat(send(mine).body()).contains("\"principal\":\"operator\"");
    var id = member(personal.body(), "id");
    assertThat(send(request("/api/v1/tokens/" + id).DELETE()).statusCode()).isEqualTo(200);
    assertThat(send(mine).statusCode()).isEqualTo(401);
  }

  @Test
  void keepsTheKeyOfAccessTokensToItself() throws IOException {
    Path key = data.resolve("keys/issuer.jwk");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aRepeatedRequestIsAnsweredFromMemoryOrDisk() throws Exception {
    var first = post("/api/v1/storage/sweep", "", "sweep-1");
    var again = post("/api/v1/storage/sweep", "", "sweep-1");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
    var other = post("/api/v1/storage/sweep", "{}", "sweep-1");
    assertThat(other.body()).contains("W-SERVER-012");
  }

  @Test
  void noSecretReachesTheDisk() throws Exception {
    var made = post("/api/v1/tokens", "{\"name\":\"secret\",\"days\":1}", "token-2");
    var again = post("/api/v1/tokens", "{\"name\":\"secret\",\"days\":1}", "token-2");
    assertThat(again.body()).isEqualTo(made.body());
    String secret = member(made.body(), "token");
    try (var files = Files.walk(data)) {
      // the engine's library comes and goes while workers start
      Path library = data.resolve("tmp/workers/lib");
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !f.startsWith(library)).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void aSecondServerIsRefused() {
    assertThatThrownBy(() -> Server.start(config(data)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_DATA_IN_USE);
              assertThat(refused.getMessage()).contains(server.url());
            });
  }

  @Test
  void aTakenPortLeavesTheOtherFolderFree(@TempDir Path other) {
    String port = server.url().substring(server.url().lastIndexOf(':') + 1);
    assertThatThrownBy(() -> Server.start(config(other, "--port", port)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_PORT));
    DataFolder.open(other).close();
  }

  @Test
  void startsAgainOnTheSameFolder(@TempDir Path other) throws IOException {
    Server.start(config(other)).close();
    String key = Files.readString(other.resolve("keys/issuer.jwk"));
    try (var again = Server.start(config(other))) {
      assertThat(again.url()).startsWith("http://127.0.0.1:");
      assertThat(other.resolve("keys/issuer.jwk")).hasContent(key);
    }
  }

  private static ServerConfig config(Path folder, String... more) {
    var arguments =
        new ArrayList<>(List.of("--data", folder.toString(), "--engine-memory", "128MB"));
    if (!List.of(more).contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    arguments.addAll(List.of(more));
    return ServerConfig.of(arguments, Map.of());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private static HttpResponse<String> post(String path, String body, String key) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String member(String json, String name) {
    var match = java.util.regex.Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(match.find()).as(json).isTrue();
    return match.group(1);
  }
}
