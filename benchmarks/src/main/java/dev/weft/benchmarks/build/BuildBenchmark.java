package dev.weft.benchmarks.build;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Contest;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.mesh.BenchMesh;
import dev.weft.benchmarks.mesh.FlightsMesh;
import dev.weft.benchmarks.mesh.FlightsMesh.Feature;
import dev.weft.benchmarks.mesh.FlightsMesh.Shape;
import dev.weft.benchmarks.raw.RawEngine;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Report;
import dev.weft.benchmarks.report.Row;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A run of a product from the captured table on, 3 million rows: compile, write, check, publish.
public final class BuildBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final String COPY = "COPY";
  private static final String SORTED = "COPY with ORDER BY";
  private static final String PARTITIONED = "COPY by month with ORDER BY";

  private static final Shape PLAIN = Shape.of("plain");
  private static final Shape RULES = Shape.of("rules", Feature.ROW_RULES);
  private static final Shape QUARANTINE =
      Shape.of("quarantine", Feature.ROW_RULES, Feature.QUARANTINE);
  private static final Shape KEY = Shape.of("key", Feature.ROW_RULES, Feature.KEY);
  private static final Shape LAYOUT = Shape.of("layout", Feature.LAYOUT);
  private static final Shape STRICT =
      Shape.of("strict", Feature.ROW_RULES, Feature.KEY, Feature.SET_RULES, Feature.LAYOUT);
  private static final Shape SAMPLE =
      Shape.of(
          "sample",
          Feature.ROW_RULES,
          Feature.QUARANTINE,
          Feature.KEY,
          Feature.SET_RULES,
          Feature.LAYOUT);
  private static final List<Shape> SHAPES =
      List.of(PLAIN, RULES, QUARANTINE, KEY, LAYOUT, STRICT, SAMPLE);

  @Override
  public String name() {
    return "build";
  }

  @Override
  public void run(Stage stage) throws Exception {
    Path root = stage.fresh("build");
    stage
        .report()
        .begin(name(), "run and publish 3 M flights from the captured table on, against COPY");
    try (var mesh = new BenchMesh(root, stage.sources());
        var raw = new RawEngine(stage.fresh("raw"))) {
      mesh.applyAll(FlightsMesh.files(SHAPES));
      mesh.run(FlightsMesh.SOURCE);
      Map<String, RunView> last = new HashMap<>();
      Contest contest = copies(mesh, raw, stage);
      for (Shape shape : SHAPES) {
        contest.with(shape.name(), () -> last.put(shape.name(), mesh.run(shape.product())));
      }
      Map<String, Series> all = contest.run(1, ROUNDS);
      rows(stage.report(), all);
      for (Shape shape : SHAPES) {
        stage.report().note("steps of " + shape.name() + ": " + steps(last.get(shape.name())));
      }
    }
    Stage.remove(root);
  }

  private static Contest copies(BenchMesh mesh, RawEngine raw, Stage stage) {
    String select = FlightsMesh.SELECT + RawEngine.parquet(mesh.scan(FlightsMesh.SOURCE, "raw"));
    String sorted = select + " ORDER BY origin, flight_at";
    String month =
        "SELECT *, year(flight_at) * 12 + month(flight_at) AS _p FROM ("
            + select
            + ")"
            + " ORDER BY _p, origin, flight_at";
    return new Contest()
        .with(COPY, () -> copy(raw, select, stage.fresh("copy").resolve("f.parquet"), ""))
        .with(SORTED, () -> copy(raw, sorted, stage.fresh("copy").resolve("f.parquet"), ""))
        .with(
            PARTITIONED,
            () -> copy(raw, month, stage.fresh("copy"), ", PARTITION_BY (_p), APPEND"));
  }

  private static void copy(RawEngine raw, String select, Path to, String more) throws Exception {
    raw.execute(
        "COPY ("
            + select
            + ") TO '"
            + to
            + "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"
            + more
            + ")");
  }

  private static void rows(Report report, Map<String, Series> all) throws IOException {
    row(report, all, "no rules", PLAIN, COPY, Bar.times(1.3));
    row(report, all, "row rules", RULES, COPY, Bar.times(1.3));
    row(report, all, "row rules, one moves rows aside", QUARANTINE, COPY, Bar.times(1.3));
    row(report, all, "row rules and a key", KEY, COPY, Bar.times(1.8));
    row(report, all, "partitioned and sorted, no rules", LAYOUT, COPY, new Bar.None());
    row(report, all, "partitioned and sorted, no rules", LAYOUT, SORTED, Bar.times(1.3));
    row(report, all, "partitioned and sorted, no rules", LAYOUT, PARTITIONED, Bar.times(1.3));
    row(report, all, "the sample without quarantine", STRICT, COPY, new Bar.None());
    row(report, all, "the sample without quarantine", STRICT, SORTED, Bar.times(1.8));
    row(report, all, "the sample", SAMPLE, COPY, new Bar.None());
    row(report, all, "the sample", SAMPLE, SORTED, Bar.times(1.8));
    row(report, all, "the sample", SAMPLE, PARTITIONED, Bar.times(1.8));
  }

  private static void row(
      Report report, Map<String, Series> all, String what, Shape shape, String other, Bar bar)
      throws IOException {
    report.add(
        new Row.Comparison(
            what,
            Objects.requireNonNull(all.get(shape.name())),
            other,
            Objects.requireNonNull(all.get(other)),
            bar));
  }

  private static String steps(@org.jspecify.annotations.Nullable RunView run) {
    return run == null
        ? ""
        : run.steps().stream()
            .map(step -> step.kind() + " " + step.millis() + " ms")
            .collect(Collectors.joining(", "));
  }
}
