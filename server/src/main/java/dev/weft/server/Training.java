package dev.weft.server;

import dev.weft.server.config.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// `--train`: a server in a folder of its own that answers a few requests and stops, for the cache
/// of ahead-of-time loading.
final class Training {

  private static final List<String> PATHS = List.of("/health", "/openapi.json", "/api/v1/status");

  private Training() {}

  /// 0 when everything answered.
  static int run() {
    try {
      Path folder = Files.createTempDirectory("weft-train-");
      var arguments = List.of("--data", folder.toString(), "--port", "0");
      try (var server = Server.start(ServerConfig.of(arguments, Map.of()));
          var http = HttpClient.newHttpClient()) {
        String token = Files.readString(folder.resolve("operator.token")).strip();
        for (String path : PATHS) {
          ask(http, server.url() + path, token);
        }
      }
      remove(folder);
      return 0;
    } catch (IOException _) {
      return 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /// The same for the processes in which statements run; 0 when the cache is there.
  static int runWorker(Path cache) {
    try {
      Path folder = Files.createTempDirectory("weft-train-");
      var arguments = List.of("--data", folder.toString());
      Wiring.trainWorker(ServerConfig.of(arguments, Map.of()), folder, cache);
      remove(folder);
      return 0;
    } catch (IOException _) {
      return 1;
    }
  }

  private static void ask(HttpClient http, String url, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build();
    var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw new IOException(url + " answers " + answer.statusCode());
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
