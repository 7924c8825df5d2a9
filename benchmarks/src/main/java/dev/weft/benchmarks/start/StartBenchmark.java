package dev.weft.benchmarks.start;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Contest;
import dev.weft.benchmarks.measure.Sample;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.benchmarks.start.Product.Loading;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The packaged product as processes: the command, the first start with the whole sample, further
/// starts to their first answers, and what the server holds when nobody asks.
public final class StartBenchmark implements Benchmark {

  private static final int ROUNDS = 4;
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final String SQL = "select count(*) as n from operations.departures.flights";
  private static final Map<Loading, Bar> FIRST_ANSWER =
      Map.of(Loading.PLAIN, Bar.millis(2_000), Loading.AOT, Bar.millis(1_000));

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var product = new Product(stage.product());
    stage.report().begin(name(), "processes of dist/target/weft, from exec to the answer");
    if (!product.isBuilt()) {
      stage.report().note("not measured: there is no distribution (make dist)");
      return;
    }
    Path folder = stage.fresh("start");
    Path log = folder.resolve("log");
    help(stage, product, log);
    Path data = folder.resolve("data");
    load(stage, product, data, log);
    try (var http = HttpClient.newHttpClient()) {
      starts(stage, product, http, data, log);
      idle(stage, product, http, data, log);
    }
    Stage.remove(folder);
  }

  private static void help(Stage stage, Product product, Path log) throws Exception {
    var contest = new Contest();
    for (Loading loading : product.loadings("cli")) {
      contest.with(word(loading), () -> product.command(loading, log, "--help"));
    }
    for (var measured : contest.runOthers(1, 8).entrySet()) {
      stage
          .report()
          .add(
              new Row.Timing(
                  "weft --help, " + measured.getKey(), measured.getValue(), Bar.millis(200)));
    }
  }

  /// All of the sample, as a newcomer gets it.
  private static void load(Stage stage, Product product, Path data, Path log) throws Exception {
    Loading loading = product.loadings("server").getLast();
    String port = String.valueOf(Node.freePort());
    Sample up =
        Sample.ofOthers(
            () ->
                product.command(
                    loading, log, "up", "--sample", "--data", data.toString(), "--port", port));
    stage.report().add(new Row.Timing("weft up --sample", Series.of(up), Bar.millis(90_000)));
    product.command(loading, log, "down", "--data", data.toString());
  }

  private static void starts(Stage stage, Product product, HttpClient http, Path data, Path log)
      throws Exception {
    var health = new TreeMap<Loading, List<Sample>>();
    var answer = new TreeMap<Loading, List<Sample>>();
    for (int round = -1; round < ROUNDS; round++) {
      for (Loading loading : product.loadings("server")) {
        try (Node node = Node.start(http, product, loading, data, log)) {
          Sample up = node.firstHealth();
          Sample told = node.query("ada", SQL);
          if (round >= 0) {
            health.computeIfAbsent(loading, _ -> new ArrayList<>()).add(up);
            answer.computeIfAbsent(loading, _ -> new ArrayList<>()).add(told);
          }
        }
      }
    }
    add(stage, "start with data to first health", health, Map.of());
    add(stage, "start with data to first answer of a query", answer, FIRST_ANSWER);
  }

  private static void idle(Stage stage, Product product, HttpClient http, Path data, Path log)
      throws Exception {
    Loading loading = product.loadings("server").getLast();
    try (Node node = Node.start(http, product, loading, data, log)) {
      node.firstHealth();
      node.query("ada", SQL);
      Thread.sleep(IDLE);
      stage
          .report()
          .add(
              new Row.Size(
                  "memory of the server, one query and 60 s idle",
                  node.memory(),
                  new Bar.Below(200_000_000)));
      stage
          .report()
          .add(
              new Row.Size(
                  "memory of the process tree", node.memoryOfTree(), new Bar.Below(400_000_000)));
    }
  }

  private static void add(
      Stage stage, String what, Map<Loading, List<Sample>> samples, Map<Loading, Bar> bars)
      throws IOException {
    for (var measured : samples.entrySet()) {
      Bar bar = bars.getOrDefault(measured.getKey(), new Bar.None());
      stage
          .report()
          .add(
              new Row.Timing(
                  what + ", " + word(measured.getKey()), new Series(measured.getValue()), bar));
    }
  }

  private static String word(Loading loading) {
    return loading == Loading.AOT ? "AOT cache" : loading.name().toLowerCase(Locale.ROOT);
  }
}
