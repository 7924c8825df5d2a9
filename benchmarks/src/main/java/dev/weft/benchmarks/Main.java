package dev.weft.benchmarks;

import dev.weft.benchmarks.build.BuildBenchmark;
import dev.weft.benchmarks.contract.ContractTestBenchmark;
import dev.weft.benchmarks.decision.DecisionBenchmark;
import dev.weft.benchmarks.door.DoorBenchmark;
import dev.weft.benchmarks.lint.LintBenchmark;
import dev.weft.benchmarks.plan.PlanBenchmark;
import dev.weft.benchmarks.query.QueryBenchmark;
import dev.weft.benchmarks.report.Report;
import dev.weft.benchmarks.start.StartBenchmark;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Runs the benchmarks whose names contain the argument, a regular expression; all without one.
/// Started in the root of a checkout with a built distribution. A missed bar ends nothing.
public final class Main {

  private static final List<Benchmark> ALL =
      List.of(
          new DecisionBenchmark(),
          new PlanBenchmark(),
          new BuildBenchmark(),
          new QueryBenchmark(),
          new LintBenchmark(),
          new ContractTestBenchmark(),
          new StartBenchmark(),
          new DoorBenchmark());

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Path checkout = Path.of("").toAbsolutePath();
    Path target = Files.createDirectories(checkout.resolve("benchmarks/target"));
    Path work = Files.createDirectories(target.resolve("work"));
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.printf(
        Locale.ROOT,
        "Java %s, %d processors. Ratios are ours to the other's, measured in the same rounds.%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    Pattern wanted = Pattern.compile(arguments.length == 0 ? "" : arguments[0]);
    var stage = new Stage(checkout, work, new Report(out, target.resolve("bench.jsonl")));
    for (Benchmark benchmark : ALL) {
      if (wanted.matcher(benchmark.name()).find()) {
        benchmark.run(stage);
      }
    }
    Stage.remove(work);
  }
}
