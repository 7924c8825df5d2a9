package dev.weft.benchmarks.decision;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Contest;
import dev.weft.benchmarks.measure.Sample;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.measure.Work;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.engine.Statement;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.Question;
import dev.weft.model.access.Principal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What governance costs before a byte is read: a decision, and a statement of 20 tables.
public final class DecisionBenchmark implements Benchmark {

  private static final int ROUNDS = 15;
  private static final Bar COLD = Bar.millis(3);
  private static final Bar WARM = new Bar.Within(Duration.ofNanos(20_000));
  private static final Bar GOVERN = Bar.millis(3);
  private static final Bar TRACE = Bar.millis(8);
  private static final Bar CACHED = new Bar.WithinProcessor(Duration.ofNanos(50_000));

  @Override
  public String name() {
    return "decision";
  }

  @Override
  public void run(Stage stage) throws Exception {
    stage.report().begin(name(), "a table of 50 columns, a statement of 20 tables");
    decisions(stage);
    statements(stage);
  }

  private static void decisions(Stage stage) throws Exception {
    var policies = Questions.policies();
    Facts facts = Questions.facts(policies);
    Question member = Questions.question(new Principal.OfPerson("m7"));
    Question consumer = Questions.question(Questions.consumer());
    add(
        stage,
        "first decision of this process, 10 policies, 50 columns, as a member",
        Series.of(Sample.of(() -> new AccessKernel(facts).decide(member).orThrow())),
        new Bar.None());
    add(
        stage,
        "decision on new facts, 10 policies, 50 columns, as a member",
        repeated(200, () -> new AccessKernel(Questions.facts(policies)).decide(member).orThrow()),
        COLD);
    var kernel = new AccessKernel(facts);
    add(
        stage,
        "decision, 10 policies, 50 columns, as a member",
        repeated(20_000, () -> kernel.decide(member).orThrow()),
        WARM);
    add(
        stage,
        "decision, 10 policies, 50 columns, under the last of 10 agreements",
        repeated(20_000, () -> kernel.decide(consumer).orThrow()),
        WARM);
  }

  private static void statements(Stage stage) throws Exception {
    try (var frontEnd = new DuckDbFrontEnd(Profile.QUERY)) {
      var texts = Questions.statements();
      var tables = Questions.tables();
      var stubs = Questions.stubs();
      var parsed = new ArrayList<Statement>();
      Series parse = each(200, () -> parsed.add(frontEnd.parse(texts.next())));
      var unseen = parsed.iterator();
      // govern and bind share their work, so each gets statements that the other has not seen
      Series govern = each(100, () -> frontEnd.govern(unseen.next(), tables));
      Series bind = each(100, () -> frontEnd.bind(unseen.next(), stubs));
      Statement known = parsed.get(50);
      frontEnd.govern(known, tables);
      Series cached = repeated(500, () -> frontEnd.govern(known, tables));
      Series again = each(100, () -> frontEnd.parse(known.text()));
      add(stage, "parse and check 20 tables, new text", parse, new Bar.None());
      add(stage, "parse and check 20 tables, known text", again, new Bar.None());
      add(stage, "govern 20 tables (substitute, bind, second gate)", govern, GOVERN);
      add(stage, "trace 20 tables (bind with lineage)", bind, TRACE);
      add(stage, "govern 20 tables from the cache", cached, CACHED);
    }
  }

  private static Series each(int times, Work work) throws Exception {
    int warmups = times / 4;
    return new Contest().with("it", work).run(warmups, times - warmups).values().iterator().next();
  }

  private static Series repeated(int times, Work work) throws Exception {
    List<Sample> samples = new ArrayList<>();
    Sample.average(times, work);
    for (int round = 0; round < ROUNDS; round++) {
      samples.add(Sample.average(times, work));
    }
    return new Series(samples);
  }

  private static void add(Stage stage, String what, Series own, Bar bar) throws IOException {
    stage.report().add(new Row.Timing(what, own, bar));
  }
}
