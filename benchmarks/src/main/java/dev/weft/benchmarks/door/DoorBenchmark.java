package dev.weft.benchmarks.door;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Sample;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.benchmarks.start.Node;
import dev.weft.benchmarks.start.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Two hundred connections, of one person and of eight, that send bombs for a minute; beside them
/// somebody asks whether the server is up. Clients and server share the machine.
public final class DoorBenchmark implements Benchmark {

  private static final int CLIENTS = 200;
  private static final int PERSONS = 8;
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration QUERY = Duration.ofSeconds(10);
  private static final long MB = 1L << 20;
  private static final int WORKERS = 2;
  private static final long MEMORY = 1L << 30;

  /// Time to refuse, and to kill what does not stop.
  private static final Duration MORE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "door";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var product = new Product(stage.product());
    stage
        .report()
        .begin(name(), CLIENTS + " clients that send bombs for " + TIME.toSeconds() + " s");
    if (!product.isBuilt()) {
      stage.report().note("not measured: there is no distribution (make dist)");
      return;
    }
    Path folder = stage.fresh("door");
    for (int persons : new int[] {1, PERSONS}) {
      String label = CLIENTS + " clients, " + persons + (persons == 1 ? " person" : " persons");
      Path own = Files.createDirectories(folder.resolve("persons" + persons));
      measure(stage, product, own, persons, label);
    }
    Stage.remove(folder);
  }

  private static void measure(Stage stage, Product product, Path folder, int persons, String label)
      throws Exception {
    Path data = folder.resolve("data");
    Path log = folder.resolve("log");
    try (var http = HttpClient.newHttpClient();
        Node node =
            Node.start(
                http,
                product,
                Product.Loading.AOT,
                data,
                log,
                "--query-time",
                QUERY.toSeconds() + "s",
                "--worker-count",
                String.valueOf(WORKERS),
                "--worker-memory",
                MEMORY / MB + "MB")) {
      node.firstHealth();
      People.apply(product, folder, data, persons);
      List<Sample> alone =
          new Health(URI.create(node.url()), System.nanoTime() + QUIET.toNanos()).call();
      stage
          .report()
          .add(
              new Row.Timing(
                  "GET /health, 99 of 100, nobody else asks",
                  at(sorted(alone), 0.99),
                  new Bar.None()));
      String token = Files.readString(data.resolve("operator.token")).strip();
      var outcomes = new Outcomes();
      long end = System.nanoTime() + TIME.toNanos();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
          ExecutorService asking = Executors.newFixedThreadPool(2)) {
        Future<List<Sample>> health = asking.submit(new Health(URI.create(node.url()), end));
        Future<Peak> peak = asking.submit(() -> Peak.until(node, end));
        URI query = URI.create(node.url() + "/api/v1/query");
        for (int at = 0; at < CLIENTS; at++) {
          String person = People.name(at % persons);
          var _ =
              threads.submit(new Client(http, query, token, person, at / persons, end, outcomes));
        }
        report(stage, label, health.get(), peak.get());
      }
      tell(stage, outcomes);
    }
  }

  private static void report(Stage stage, String label, List<Sample> health, Peak peak)
      throws IOException {
    var report = stage.report();
    report.note(label + ", " + health.size() + " times GET /health");
    List<Sample> sorted = sorted(health);
    report.add(new Row.Timing("GET /health, half of them", at(sorted, 0.5), new Bar.None()));
    report.add(new Row.Timing("GET /health, 99 of 100", at(sorted, 0.99), Bar.millis(250)));
    report.add(new Row.Timing("GET /health, the slowest", at(sorted, 1), new Bar.None()));
    report.add(new Row.Size("most memory of the server", peak.server(), new Bar.None()));
    report.add(new Row.Size("most memory of its workers", peak.others(), new Bar.Below(allowed())));
  }

  /// Three workers of the short lane and two of the long one, a spare in each; four for texts.
  private static long allowed() {
    long share = MEMORY / (WORKERS + 2);
    long most = 3 * (share * 3 / 2 + 100 * MB) + 2 * (share * 3 + 100 * MB);
    return most + 4 * 600 * MB;
  }

  private static List<Sample> sorted(List<Sample> samples) {
    return samples.stream().sorted(Comparator.comparingLong(Sample::wall)).toList();
  }

  private static Series at(List<Sample> sorted, double part) {
    int index = (int) Math.ceil(part * sorted.size()) - 1;
    return Series.of(sorted.get(Math.max(0, index)));
  }

  private static void tell(Stage stage, Outcomes outcomes) throws IOException {
    for (Bomb bomb : Bomb.values()) {
      stage.report().note(outcomes.line(bomb));
    }
    Series longest = Series.of(new Sample(outcomes.longest(), 0));
    Bar bar = new Bar.Within(QUERY.plus(MORE));
    stage.report().add(new Row.Timing("the longest wait of a client", longest, bar));
  }
}
