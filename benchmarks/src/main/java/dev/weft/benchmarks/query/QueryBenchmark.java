package dev.weft.benchmarks.query;

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
import dev.weft.benchmarks.report.Row;
import dev.weft.usecases.query.QueryFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Governed queries of the released flights, through a worker to the last byte, against the same
/// text on the same files without Weft.
public final class QueryBenchmark implements Benchmark {

  private static final Shape FLIGHTS =
      Shape.of("flights", Feature.ROW_RULES, Feature.QUARANTINE, Feature.LAYOUT);
  private static final String TABLE = "operations.flights.flights";
  private static final Bar BAR = new Bar.Times(1.05, Duration.ofMillis(15));

  /// A question.
  ///
  /// @param sql with `%s` where the table stands
  private record Question(String name, String sql, int rounds) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("count", "select count(*) as n from %s", 30),
          new Question(
              "group by",
              "select origin, count(*) as n, avg(delay_minutes) as delay from %s group by origin"
                  + " order by n desc, origin",
              20),
          new Question(
              "filter",
              "select count(*) as n, avg(delay_minutes) as delay from %s where origin = 'ATL' and"
                  + " flight_at >= timestamp '2001-03-01' and flight_at < timestamp '2001-04-01'",
              30),
          new Question(
              "top 100", "select * from %s order by delay_minutes desc, flight_id limit 100", 20),
          new Question(
              "scan of 8 columns",
              "select *, cast(flight_at as date) as flight_day, hour(flight_at) as flight_hour from"
                  + " %s",
              6));

  @Override
  public String name() {
    return "query";
  }

  @Override
  public void run(Stage stage) throws Exception {
    Path root = stage.fresh("query");
    stage
        .report()
        .begin(name(), "3 M released flights to the last byte, against the same Parquet in DuckDB");
    try (var mesh = new BenchMesh(root, stage.sources());
        var raw = new RawEngine(stage.fresh("raw"))) {
      mesh.applyAll(FlightsMesh.files(List.of(FLIGHTS)));
      mesh.run(FlightsMesh.SOURCE);
      mesh.run(FLIGHTS.product());
      String files = RawEngine.parquet(mesh.scan(FLIGHTS.product(), "flights"));
      Path csv = stage.fresh("copy").resolve("answer.csv");
      for (Question question : QUESTIONS) {
        ask(stage, mesh, raw, question, files, csv);
      }
    }
    Stage.remove(root);
  }

  private static void ask(
      Stage stage, BenchMesh mesh, RawEngine raw, Question question, String files, Path csv)
      throws Exception {
    String ours = question.sql().formatted(TABLE);
    String theirs = question.sql().formatted(files);
    Map<String, Series> all =
        new Contest()
            .with("arrow", () -> mesh.query(ours, QueryFormat.ARROW, new Discarding()))
            .with(
                "arrow in process",
                () -> mesh.queryInside(ours, QueryFormat.ARROW, new Discarding()))
            .with("raw arrow", () -> raw.arrow(theirs, new Discarding()))
            .with("csv", () -> mesh.query(ours, QueryFormat.CSV, new Discarding()))
            .with("raw csv", () -> raw.csv(theirs, csv))
            .run(2, question.rounds());
    stage
        .report()
        .add(
            new Row.Comparison(
                question.name() + ", arrow through the worker",
                Objects.requireNonNull(all.get("arrow")),
                "in process",
                Objects.requireNonNull(all.get("arrow in process")),
                BAR));
    for (String format : List.of("arrow", "csv")) {
      stage
          .report()
          .add(
              new Row.Comparison(
                  question.name() + ", " + format,
                  Objects.requireNonNull(all.get(format)),
                  "raw",
                  Objects.requireNonNull(all.get("raw " + format)),
                  BAR));
    }
  }
}
