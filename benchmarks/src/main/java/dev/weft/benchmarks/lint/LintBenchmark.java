package dev.weft.benchmarks.lint;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Contest;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.benchmarks.start.Product;
import dev.weft.benchmarks.start.Product.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `weft contract lint` as a process: one contract, and a thousand in one call. The contracts are
/// those of the sample, each under an id of its own.
public final class LintBenchmark implements Benchmark {

  private static final int FILES = 1_000;
  private static final int ROUNDS = 8;

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var product = new Product(stage.product());
    stage.report().begin(name(), "weft contract lint, a process, from exec to its end");
    if (!product.isBuilt()) {
      stage.report().note("not measured: there is no distribution (make dist)");
      return;
    }
    Path folder = stage.fresh("lint");
    Path log = folder.resolve("log");
    Path many = contracts(stage, folder.resolve("contracts"));
    String one = many.resolve("contract-0.yaml").toString();
    var contest = new Contest();
    for (Loading loading : product.loadings("lint")) {
      String how = loading == Loading.AOT ? "AOT cache" : loading.name().toLowerCase(Locale.ROOT);
      contest.with(
          "one file, " + how, () -> product.command(loading, log, "contract", "lint", one));
      contest.with(
          FILES + " files, " + how,
          () -> product.command(loading, log, "contract", "lint", many.toString()));
    }
    for (var measured : contest.runOthers(1, ROUNDS).entrySet()) {
      Bar bar = Bar.millis(measured.getKey().startsWith("one") ? 400 : 3_000);
      stage.report().add(new Row.Timing(measured.getKey(), measured.getValue(), bar));
    }
    Stage.remove(folder);
  }

  private static Path contracts(Stage stage, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> samples;
    try (Stream<Path> files = Files.walk(stage.product().resolve("sample/air-travel"))) {
      samples =
          files
              .filter(file -> file.toString().matches(".*/contracts/[^/]+\\.yaml"))
              .sorted()
              .toList();
    }
    for (int at = 0; at < FILES; at++) {
      String text = Files.readString(samples.get(at % samples.size()));
      String own = text.replaceFirst("(?m)^id: .*$", "id: contract.number_" + at);
      Files.writeString(folder.resolve("contract-" + at + ".yaml"), own);
    }
    return folder;
  }
}
