package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.governance.access.Facts;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableLine;
import dev.weft.lake.table.TablePlace;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.ScanPlan;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.CountedTable;
import dev.weft.usecases.compile.InputTables;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedInputs;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Onwards;
import dev.weft.usecases.registry.RegisteredInputs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Builds every table of a product into files and metadata that nobody knows, and checks them. What
/// comes out is a release that is not published. Thread-safe.
final class Build {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final ProductCompiler compiler;
  private final Lake lake;
  private final TableSteps steps;
  private final CheckRunner checks;
  private final Clock clock;

  Build(
      Catalog catalog,
      AppliedMesh mesh,
      ProductCompiler compiler,
      Lake lake,
      TableSteps steps,
      CheckRunner checks,
      Clock clock) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.compiler = compiler;
    this.lake = lake;
    this.steps = steps;
    this.checks = checks;
    this.clock = clock;
  }

  /// What a build rests on, read at one moment.
  ///
  /// @param asked the product, for records of what it reads
  /// @param agreements all that are in force
  /// @param expectedCurrent number of the current release of the major, 0 for none
  record Ground(
      Compiled compiled,
      MeshDocuments documents,
      PinnedInputs inputs,
      Asked asked,
      Map<String, CountedTable> counted,
      List<Agreement> agreements,
      SortedMap<String, MetadataLocation> lines,
      Set<MetadataLocation> retained,
      long expectedCurrent) {}

  /// The outcome, ready to be published.
  ///
  /// @param release its number, time and audit are placeholders
  record Outcome(Release release, long expectedCurrent) {}

  Outcome build(BuildRequest request, Progress progress, Cancellation cancellation) {
    Ground ground = catalog.read(reading -> ground(reading, request));
    int major = request.folder().product().value().major();
    for (MetadataLocation newest : ground.lines().values()) {
      lake.checkClock(Optional.of(newest), clock.millis());
    }
    var carried =
        new TableCarried(
            ground.compiled().product(), ground.documents(), ground.inputs(), ground.counted());
    var context = new TableSteps.Context(request, ground, carried, major, progress, cancellation);
    Map<String, BuiltTable> built = steps.all(context);
    var results = check(request, ground, built, progress, cancellation);
    Release release = release(request, ground, tables(ground, carried, built), results);
    checkOnward(request.folder().id(), release, ground);
    return new Outcome(release, ground.expectedCurrent());
  }

  /// An agreement may have become stricter since the statements were planned.
  private static void checkOnward(ProductId product, Release release, Ground ground) {
    for (ReleasedTable table : release.tables().values()) {
      if (table.internal()) {
        continue;
      }
      for (String column : table.provenance().origins().keySet()) {
        for (Origin origin : table.origins(product, column)) {
          Optional<Passage> kept =
              Onwards.kept(ground.agreements(), ground.documents().moves(), origin);
          if (kept.isPresent()) {
            throw RunFailures.onward(product, table.name() + "." + column, kept.get());
          }
        }
      }
    }
  }

  private Ground ground(Reading reading, BuildRequest request) {
    var folder = request.folder();
    Compiled compiled = compiler.compile(folder, inputs(reading, request));
    List<String> unresolved = compiled.unresolved(folder.product().value());
    if (!unresolved.isEmpty()) {
      throw RunFailures.inputGone(folder.id(), unresolved);
    }
    if (!compiled.sound()) {
      throw RunFailures.unsound(folder.id(), compiled.findings());
    }
    if (compiled.tables().isEmpty()) {
      throw RunFailures.nothingToBuild(folder);
    }
    MeshDocuments documents = mesh.documents(reading);
    Facts facts = documents.facts(reading.now());
    PinnedInputs pinned = PinnedInputs.pin(reading, mesh, compiled, facts);
    int major = folder.product().value().major();
    return new Ground(
        compiled,
        documents,
        pinned,
        Asked.of(reading, documents, request.product(), "").inRun(request.run()),
        counted(compiled, documents, pinned),
        facts.agreementsInForce(),
        reading.releases().newestLocations(folder.id(), major),
        retained(reading, request),
        reading.releases().currentNumber(folder.id(), major));
  }

  private Map<String, CountedTable> counted(
      Compiled compiled, MeshDocuments documents, PinnedInputs inputs) {
    var counted = new TreeMap<String, CountedTable>();
    for (CompiledTable table : compiled.tables()) {
      if (table instanceof CompiledTable.Made made) {
        counted.put(
            made.name(),
            compiler.counted(
                compiled.product(),
                made,
                documents.declassifiers(),
                documents.moves(),
                inputs::grants));
      }
    }
    return counted;
  }

  private InputTables inputs(Reading reading, BuildRequest request) {
    return request
        .applied()
        .<InputTables>map(revision -> new AppliedInputs(reading, mesh, revision.inputs()))
        .orElseGet(() -> given(reading, request.folder().id()));
  }

  /// Of a folder that was given: what the product itself may know of.
  private InputTables given(Reading reading, ProductId product) {
    var discovery = new Discovery(reading, mesh, new Principal.OfProduct(product));
    return new RegisteredInputs(reading, mesh, List.of()).of(product, discovery);
  }

  /// Everything readable stays in the line; the sweeper decides what goes.
  private static Set<MetadataLocation> retained(Reading reading, BuildRequest request) {
    var locations = new HashSet<MetadataLocation>();
    long before = Long.MAX_VALUE;
    while (true) {
      List<StoredRelease> page = reading.releases().list(request.folder().id(), before, 200);
      for (StoredRelease release : page) {
        if (!release.dropped()) {
          release.release().tables().values().forEach(t -> locations.add(t.location()));
        }
      }
      if (page.size() < 200) {
        return locations;
      }
      before = page.getLast().release().id().number();
    }
  }

  private List<CheckResult> check(
      BuildRequest request,
      Ground ground,
      Map<String, BuiltTable> built,
      Progress progress,
      Cancellation cancellation) {
    Map<String, ScanPlan> scans = new TreeMap<>();
    built.forEach((name, table) -> scans.put(name, table.scan()));
    var all = new ArrayList<CheckResult>();
    for (CompiledTable table : ground.compiled().tables()) {
      List<Check> due = table.checks();
      if (due.isEmpty()) {
        continue;
      }
      var step = progress.begin(table.name(), "check");
      List<CheckResult> results =
          withMoved(checks.run(table.name(), due, scans, cancellation), built.get(table.name()));
      all.addAll(results);
      long broken = results.stream().filter(CheckResult::blocks).count();
      // A preview tells of what might be, not of the product; of one that fails this is all.
      if (!request.preview() || broken > 0) {
        progress.checked(table.name(), kept(request, results), built.keySet());
      }
      if (broken == 0) {
        step.succeed(
            rows(scans, table.name()), due.size() + (due.size() == 1 ? " check" : " checks"));
      } else {
        step.fail(broken + " of " + due.size() + " checks failed");
      }
    }
    List<CheckResult> broken = all.stream().filter(CheckResult::blocks).toList();
    if (!broken.isEmpty()) {
      throw RunFailures.checks(request.folder().id(), broken);
    }
    return all;
  }

  /// What columns of a folder carry that nobody applied is not known: outcomes alone are kept.
  private static List<CheckResult> kept(BuildRequest request, List<CheckResult> results) {
    return request.applied().isPresent()
        ? results
        : results.stream().map(CheckResult::unmeasured).toList();
  }

  private static long rows(Map<String, ScanPlan> scans, String table) {
    ScanPlan scan = scans.get(table);
    return scan == null ? 0 : scan.rows();
  }

  /// A check that moved rows has passed on what is left; what it moved is shown as a warning.
  private static List<CheckResult> withMoved(
      List<CheckResult> results, @org.jspecify.annotations.Nullable BuiltTable built) {
    if (built == null || built.moved().isEmpty()) {
      return results;
    }
    var shown = new ArrayList<CheckResult>();
    for (CheckResult result : results) {
      Long moved = built.moved().get(result.check().name());
      shown.add(
          moved == null
              ? result
              : new CheckResult(
                  result.check(),
                  CheckResult.Outcome.WARNED,
                  moved,
                  result.actual(),
                  result.expected(),
                  moved + (moved == 1 ? " row" : " rows") + " moved to quarantine"));
    }
    return shown;
  }

  private static Release release(
      BuildRequest request,
      Ground ground,
      SortedMap<String, ReleasedTable> tables,
      List<CheckResult> results) {
    var product = request.folder().product().value();
    return new Release(
        new ReleaseId(product.id(), product.version(), 0),
        0,
        request.revision(),
        request.run(),
        Optional.empty(),
        request.by().text(),
        ground.inputs().ids(),
        Optional.empty(),
        tables,
        results);
  }

  private static SortedMap<String, ReleasedTable> tables(
      Ground ground, TableCarried carried, Map<String, BuiltTable> built) {
    var tables = new TreeMap<String, ReleasedTable>();
    for (CompiledTable compiled : ground.compiled().tables()) {
      BuiltTable table = built.get(compiled.name());
      if (table != null) {
        tables.put(table.name(), carried.released(compiled, table));
        table
            .rejects()
            .ifPresent(rejects -> tables.put(rejects.name(), carried.released(table, rejects)));
      }
    }
    return tables;
  }

  /// Where a table's line stands, for the next state.
  static TableLine line(Ground ground, TablePlace place) {
    return new TableLine(Optional.ofNullable(ground.lines().get(place.table())), ground.retained());
  }
}
