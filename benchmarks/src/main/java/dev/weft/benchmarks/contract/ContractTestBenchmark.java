package dev.weft.benchmarks.contract;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Contest;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.mesh.BenchMesh;
import dev.weft.benchmarks.raw.RawEngine;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.contract.DuckDbDataChecks;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.usecases.offline.CheckSelection;
import dev.weft.usecases.offline.DiffDocuments.Given;
import dev.weft.usecases.offline.TestContract;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A contract of 25 rules on three million rows of Parquet, against reading the file once and
/// against one query per rule, all with warm code in one process.
public final class ContractTestBenchmark implements Benchmark {

  private static final Given CONTRACT =
      new Given("flights.yaml", FlightRules.CONTRACT.getBytes(StandardCharsets.UTF_8));

  @Override
  public String name() {
    return "contract";
  }

  @Override
  public void run(Stage stage) throws Exception {
    Path file = stage.sources().resolve("sample-data/flights-3m.parquet");
    stage.report().begin(name(), "test of 3 M flights in Parquet against 25 rules");
    String from = "read_parquet('" + file + "')";
    String scan =
        "select bit_xor(hash(date, delay, distance, origin, destination)), count(*) from " + from;
    try (var engine = DuckDb.open(BenchMesh.settings(stage.fresh("tested")));
        var frontEnd = new DuckDbFrontEnd(Profile.TEST);
        var raw = new RawEngine(stage.fresh("raw"))) {
      var test =
          new TestContract(
              new YamlReader(),
              new ContractReader(new StandardSchemas()),
              new DuckDbDataChecks(engine, new GovernedRules(frontEnd)),
              stage.fresh("copies"));
      Map<String, Series> all =
          new Contest()
              .with("test", () -> passed(test, file))
              .with("scan", () -> raw.execute(scan))
              .with("naive", () -> each(raw, FlightRules.statements(from)))
              .run(2, 15);
      for (String other : List.of("scan", "naive")) {
        stage
            .report()
            .add(
                new Row.Comparison(
                    "contract test, 25 rules",
                    Objects.requireNonNull(all.get("test")),
                    other.equals("scan") ? "one raw scan" : "a query per rule",
                    Objects.requireNonNull(all.get(other)),
                    new Bar.None()));
      }
    }
  }

  private static void passed(TestContract test, Path file) {
    TestView view =
        test.test(
            CONTRACT,
            new TestedData.Paths(List.of(file), Map.of()),
            new CheckSelection(List.of(), List.of(), false));
    if (!view.outcome().equals("passed")) {
      throw new IllegalStateException("The flights break their contract: " + view);
    }
  }

  private static void each(RawEngine raw, List<String> statements) throws Exception {
    for (String statement : statements) {
      raw.execute(statement);
    }
  }
}
