package dev.weft.benchmarks.start;

import dev.weft.benchmarks.measure.Sample;
import dev.weft.benchmarks.start.Product.Loading;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server that was just started, and a stopwatch that runs since.
public final class Node implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long STEP_MILLIS = 2;

  private final HttpClient http;
  private final Process process;
  private final Path data;
  private final String url;
  private final long start;

  private Node(HttpClient http, Process process, Path data, int port, long start) {
    this.http = http;
    this.process = process;
    this.data = data;
    this.url = "http://127.0.0.1:" + port;
    this.start = start;
  }

  /// Starts the server of a data folder.
  ///
  /// @param more arguments
  public static Node start(
      HttpClient http, Product product, Loading loading, Path data, Path log, String... more)
      throws IOException {
    int port = freePort();
    List<String> words =
        new ArrayList<>(
            List.of(
                "serve",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port),
                "--sources",
                product.folder().resolve("sample").toString(),
                "--sample"));
    words.addAll(List.of(more));
    long start = System.nanoTime();
    Process process = product.start(loading, log, words.toArray(String[]::new));
    return new Node(http, process, data, port, start);
  }

  /// Where it answers.
  public String url() {
    return url;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Waits for the first answer; what passed since the start.
  public Sample firstHealth() throws Exception {
    long end = start + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        var request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return sinceStart();
        }
      } catch (ConnectException _) {
        Thread.sleep(STEP_MILLIS);
      }
    }
    throw new IllegalStateException("The server does not answer");
  }

  /// Asks as a person of the sample; what passed since the start once the answer was whole.
  Sample query(String person, String sql) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/query"))
            .header(
                "Authorization",
                "Bearer " + Files.readString(data.resolve("operator.token")).strip())
            .header("X-Weft-As", person)
            .header("Content-Type", "application/json")
            .header("Accept", "text/csv")
            .POST(BodyPublishers.ofString("{\"sql\": \"" + sql + "\"}"))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The query was refused: " + answer.body());
    }
    return sinceStart();
  }

  /// Resident memory of the server.
  public long memory() throws IOException {
    return memory(process.toHandle());
  }

  /// Memory of the server and all its children; what several of them share counts once.
  public long memoryOfTree() throws IOException {
    return part(process.toHandle()) + memoryOfChildren();
  }

  /// Memory of what it has started; what several processes share counts once.
  public long memoryOfChildren() throws IOException {
    long all = 0;
    try (Stream<ProcessHandle> children = process.descendants()) {
      for (ProcessHandle child : children.toList()) {
        all += part(child);
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private Sample sinceStart() {
    long wall = System.nanoTime() - start;
    return new Sample(wall, process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
  }

  private static long memory(ProcessHandle process) throws IOException {
    return counted(process, "status", "VmRSS:");
  }

  /// Its own pages, and its part of those that it shares.
  private static long part(ProcessHandle process) throws IOException {
    return counted(process, "smaps_rollup", "Pss:");
  }

  /// As Linux counts it; 0 elsewhere.
  private static long counted(ProcessHandle process, String file, String row) throws IOException {
    Path counts = Path.of("/proc/" + process.pid() + "/" + file);
    if (!Files.exists(counts)) {
      return 0;
    }
    try {
      return Files.readAllLines(counts).stream()
          .filter(line -> line.startsWith(row))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return 0; // it has just ended
    }
  }
}
