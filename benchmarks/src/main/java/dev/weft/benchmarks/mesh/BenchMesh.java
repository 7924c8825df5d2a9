package dev.weft.benchmarks.mesh;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.source.FileLimits;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.HeadKeeper;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.pool.PoolSettings;
import dev.weft.engine.duckdb.pool.PoolSettings.Isolation;
import dev.weft.engine.duckdb.pool.WorkerPool;
import dev.weft.engine.duckdb.query.DuckDbQueryEngine;
import dev.weft.engine.duckdb.source.DuckDbDatabaseFiles;
import dev.weft.engine.duckdb.source.DuckDbSourceReader;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.formats.folder.FolderReader;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.ScanPlan;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.ApplyChange;
import dev.weft.usecases.product.KnownPlans;
import dev.weft.usecases.product.PlanChange;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.query.LiveQueries;
import dev.weft.usecases.query.QueryCaps;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.query.QueryRequest;
import dev.weft.usecases.query.RunQuery;
import dev.weft.usecases.records.PlatformRecords;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MaskKeys;
import dev.weft.usecases.replay.Replays;
import dev.weft.usecases.run.RunHub;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.run.ShowRun;
import dev.weft.usecases.run.StartRun;
import dev.weft.usecases.usage.CountReads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A whole mesh wired as the server wires it, without any door. Everything is cold when it opens.
public final class BenchMesh implements AutoCloseable {

  public static final Caller OPERATOR = caller(new Principal.Operator());

  /// Member of every domain of the meshes here, with all rights.
  public static final Caller ANN = caller(new Principal.OfPerson("ann"));

  private final Catalog catalog;
  private final AuditLog audit;
  private final Lake lake;
  private final DuckDb engine;
  private final DuckDbFrontEnd builds = new DuckDbFrontEnd(Profile.BUILD);
  private final DuckDbFrontEnd questions = new DuckDbFrontEnd(Profile.QUERY);
  private final DuckDbQueryEngine inside;
  private final WorkerPool answers;
  private final RunHub hub = new RunHub();
  private final LiveQueries live = new LiveQueries();
  private final PlanChange plans;
  private final ApplyChange applies;
  private final StartRun runs;
  private final ShowRun shown;
  private final RunQuery queries;
  private final RunQuery queriesInside;

  /// Opens a new or existing mesh.
  ///
  /// @param root an existing folder for catalog, lake and temporary files
  /// @param sources the folder below which connections have their roots
  public BenchMesh(Path root, Path sources) throws IOException {
    var clock = Clock.systemUTC();
    Path temp = Files.createDirectories(root.resolve("tmp"));
    catalog = Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), clock);
    lake = new Lake(root.resolve("lake"));
    engine = DuckDb.open(settings(temp));
    inside = new DuckDbQueryEngine(engine, temp);
    answers = WorkerPool.open(workers(temp, lake.root()));
    var reader = new FolderReader();
    var mesh = new AppliedMesh(reader);
    var compiler = new ProductCompiler(builds);
    var known = new KnownPlans();
    var keys = new MaskKeys("0123456789abcdef0123456789abcdef");
    var reads = new CountReads(catalog);
    applies = new ApplyChange(catalog, reader, mesh, compiler, known, reads);
    audit =
        AuditLog.open(
            "jdbc:sqlite:" + root.resolve("audit.db"),
            AuditKey.of(AuditKey.fresh()),
            HeadKeeper.none(),
            AuditLimits.STANDARD);
    var replays = new Replays(catalog, mesh, lake, audit);
    plans = new PlanChange(catalog, reader, mesh, compiler, known, replays, reads);
    var decisions = new RecordDecision(catalog, mesh, audit, reads);
    var worker =
        new RunWorker(
            new RunWorker.Tools(
                catalog,
                mesh,
                compiler,
                lake,
                builds,
                new DuckDbTableWriter(engine),
                new DuckDbSourceReader(engine),
                new DuckDbDatabaseFiles(engine),
                new PlatformRecords(catalog, audit, reads),
                new DuckDbCheckRunner(engine, new GovernedRules(builds)),
                new CaptureSources(
                    Optional.of(sources),
                    List.of(lake.root()),
                    FileLimits.STANDARD,
                    _ -> Optional.empty(),
                    CopyLimits.GENEROUS),
                temp,
                2,
                keys,
                decisions,
                clock),
            hub,
            "node-1");
    runs = new StartRun(catalog, mesh, reader, worker);
    shown = new ShowRun(catalog, mesh, hub);
    queries =
        new RunQuery(
            catalog, mesh, questions, lake, answers, live, QueryCaps.STANDARD, decisions, keys);
    queriesInside =
        new RunQuery(
            catalog, mesh, questions, lake, inside, live, QueryCaps.STANDARD, decisions, keys);
  }

  /// What the server gives its engine when nothing is said.
  public static EngineSettings settings(Path temp) {
    return new EngineSettings(
        1L << 30, Runtime.getRuntime().availableProcessors(), temp, 16L << 30);
  }

  /// What the server gives its workers, with as much memory for each as the engine in process has.
  private static PoolSettings workers(Path temp, Path lake) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new PoolSettings(
        Engine.NATIVE,
        Isolation.BEST_EFFORT,
        processors,
        (processors + 2L * Math.max(1, processors / 2)) << 30,
        processors,
        16L << 30,
        64,
        temp.resolve("workers"),
        lake,
        Optional.empty());
  }

  public PlanView plan(Caller caller, List<SourceFile> files) {
    return plans.plan(caller, files);
  }

  public AppliedView apply(Caller caller, List<SourceFile> files, PlanView plan) {
    return applies.apply(caller, files, plan.fingerprint());
  }

  /// Applies what the operator may, then the rest as ann.
  public void applyAll(List<SourceFile> files) {
    apply(OPERATOR, files, plan(OPERATOR, files));
    apply(ANN, files, plan(ANN, files));
  }

  /// Builds and publishes a product.
  ///
  /// @throws IllegalStateException when the run fails
  public RunView run(String product) throws InterruptedException {
    var request =
        new RunRequest.OfRevision(ProductId.of(product), Optional.empty(), Optional.empty());
    RunView ended = shown.follow(ANN, runs.start(ANN, request).id(), _ -> {});
    if (ended.release() == null) {
      throw new IllegalStateException(product + " was not built: " + ended.error());
    }
    return ended;
  }

  /// The files of a released table.
  public ScanPlan scan(String product, String table) {
    var released =
        catalog.read(
            reading ->
                reading
                    .releases()
                    .current(ProductId.of(product), 1)
                    .map(release -> release.release().tables().get(table))
                    .orElseThrow());
    return lake.plan(released.location());
  }

  public RunQuery.Answered query(String sql, QueryFormat format, OutputStream out) {
    return queries.run(ANN, new QueryRequest(UUID.randomUUID().toString(), sql, format, 0), out);
  }

  /// The same without a worker: the engine runs it in this process.
  public RunQuery.Answered queryInside(String sql, QueryFormat format, OutputStream out) {
    return queriesInside.run(
        ANN, new QueryRequest(UUID.randomUUID().toString(), sql, format, 0), out);
  }

  @Override
  public void close() {
    live.stop();
    hub.stop(Duration.ofSeconds(30));
    answers.close();
    inside.close();
    questions.close();
    builds.close();
    engine.close();
    audit.close();
    catalog.close();
  }

  private static Caller caller(Principal principal) {
    return new Caller(principal, Optional.empty(), "benchmark", "");
  }
}
