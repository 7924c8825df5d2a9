package dev.weft.benchmarks.plan;

import dev.weft.benchmarks.Benchmark;
import dev.weft.benchmarks.Stage;
import dev.weft.benchmarks.measure.Sample;
import dev.weft.benchmarks.measure.Series;
import dev.weft.benchmarks.measure.Work;
import dev.weft.benchmarks.mesh.BenchMesh;
import dev.weft.benchmarks.mesh.LargeMesh;
import dev.weft.benchmarks.report.Bar;
import dev.weft.benchmarks.report.Row;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.formats.folder.FolderReader;
import dev.weft.model.document.SourceFile;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.offline.Validate;
import dev.weft.usecases.product.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A mesh of 1,000 products: validated offline, planned, applied, and planned again.
public final class PlanBenchmark implements Benchmark {

  private static final int PRODUCTS = 1_000;
  private static final int ROUNDS = 3;

  /// What the design allows the checks of one file, when there are many.
  private static final double LINT_MILLIS_PER_FILE = 3.0;

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public void run(Stage stage) throws Exception {
    List<SourceFile> files = LargeMesh.files(PRODUCTS);
    stage
        .report()
        .begin(
            name(),
            PRODUCTS + " generated products in " + files.size() + " files; `first` has cold code");
    Path folder = stage.fresh("large");
    write(folder, files);
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = -1; round < ROUNDS; round++) {
      String cold = round < 0 ? ", first" : "";
      validate(folder, samples, cold);
      round(stage, files, samples, cold);
    }
    for (Map.Entry<String, List<Sample>> measured : samples.entrySet()) {
      Bar bar =
          measured.getKey().startsWith("validate")
              ? Bar.millis(Math.round(files.size() * LINT_MILLIS_PER_FILE))
              : new Bar.None();
      stage.report().add(new Row.Timing(measured.getKey(), new Series(measured.getValue()), bar));
    }
    Stage.remove(folder);
  }

  private static void validate(Path folder, Map<String, List<Sample>> samples, String cold)
      throws Exception {
    measure(
        samples,
        "validate offline" + cold,
        () -> {
          try (var frontEnd = new DuckDbFrontEnd(Profile.BUILD)) {
            var report =
                new Validate(
                        new FolderReader(),
                        new ProductCompiler(frontEnd),
                        java.time.Clock.systemUTC())
                    .validate(folder);
            if (!report.sound() || report.statements() < PRODUCTS) {
              throw new IllegalStateException("The mesh is broken: " + report.findings());
            }
          }
        });
  }

  private static void round(
      Stage stage, List<SourceFile> files, Map<String, List<Sample>> samples, String cold)
      throws Exception {
    Path root = stage.fresh("registry");
    try (var mesh = new BenchMesh(root, stage.sources())) {
      mesh.apply(BenchMesh.OPERATOR, files, mesh.plan(BenchMesh.OPERATOR, files));
    }
    List<SourceFile> changed = LargeMesh.changed(files, 42);
    try (var mesh = new BenchMesh(root, stage.sources())) {
      var plan = new ArrayList<PlanView>();
      measure(
          samples,
          "plan of all, nothing applied, caches empty" + cold,
          () -> plan.add(mesh.plan(BenchMesh.ANN, files)));
      measure(samples, "plan of all again" + cold, () -> plan.add(mesh.plan(BenchMesh.ANN, files)));
      expect(plan.getLast(), PRODUCTS);
      measure(
          samples, "apply of all" + cold, () -> mesh.apply(BenchMesh.ANN, files, plan.getLast()));
      measure(
          samples,
          "plan, nothing changed" + cold,
          () -> expect(mesh.plan(BenchMesh.ANN, files), 0));
      measure(
          samples,
          "plan, one product changed" + cold,
          () -> expect(mesh.plan(BenchMesh.ANN, changed), 1));
    }
    try (var mesh = new BenchMesh(root, stage.sources())) {
      measure(
          samples,
          "plan, one product changed, caches empty" + cold,
          () -> expect(mesh.plan(BenchMesh.ANN, changed), 1));
      PlanView plan = mesh.plan(BenchMesh.ANN, changed);
      measure(
          samples,
          "apply, one product changed" + cold,
          () -> mesh.apply(BenchMesh.ANN, changed, plan));
    }
    Stage.remove(root);
  }

  private static void expect(PlanView plan, int products) {
    if (plan.products().size() != products || !plan.notYours().isEmpty()) {
      throw new IllegalStateException(
          plan.products().size() + " products in the plan, not yours: " + plan.notYours());
    }
  }

  private static void measure(Map<String, List<Sample>> samples, String what, Work work)
      throws Exception {
    samples.computeIfAbsent(what, _ -> new ArrayList<>()).add(Sample.of(work));
  }

  private static void write(Path folder, List<SourceFile> files) throws IOException {
    for (SourceFile file : files) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.write(path, file.bytes());
    }
  }
}
