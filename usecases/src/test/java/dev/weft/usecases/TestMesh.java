package dev.weft.usecases;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.source.FileLimits;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.HeadKeeper;
import dev.weft.catalog.tck.TestSqlite;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.query.DuckDbQueryEngine;
import dev.weft.engine.duckdb.source.DuckDbDatabaseFiles;
import dev.weft.engine.duckdb.source.DuckDbSourceReader;
import dev.weft.engine.duckdb.text.InstanceText;
import dev.weft.engine.duckdb.text.TextSource;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.formats.folder.FolderReader;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.usecases.audit.ListAudit;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.ApplyChange;
import dev.weft.usecases.product.BackedFolders;
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
import dev.weft.usecases.release.DiffReleases;
import dev.weft.usecases.release.ListReleases;
import dev.weft.usecases.release.RollbackRelease;
import dev.weft.usecases.replay.Replays;
import dev.weft.usecases.run.CancelRun;
import dev.weft.usecases.run.MendRuns;
import dev.weft.usecases.run.RunHub;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.run.ShowRun;
import dev.weft.usecases.run.StartRun;
import dev.weft.usecases.storage.InspectStorage;
import dev.weft.usecases.storage.SweepStorage;
import dev.weft.usecases.usage.CountReads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A whole mesh on real stores and the real engine, without any door.
public final class TestMesh implements AutoCloseable {

  public static final Caller OPERATOR = caller(new Principal.Operator());

  /// Knows the schemas of the standards once it has read something.
  private static final FolderReader READER = new FolderReader();

  /// Understands texts and holds no data.
  private static final TextSource TEXTS = new InstanceText();

  private static final MaskKeys KEYS = new MaskKeys("0123456789abcdef0123456789abcdef");

  /// What documents may name as secrets.
  public final Map<String, String> secrets = new ConcurrentHashMap<>();

  public final Path sources;
  public final Path folder;
  public final TestClock clock = new TestClock(Clock.systemUTC());
  public final Catalog catalog;
  public final Lake lake;
  public final AppliedMesh mesh;
  public final PlanChange plans;
  public final ApplyChange applies;
  public final BackedFolders folders;
  public final StartRun runs;
  public final ShowRun shown;
  public final HeadInMemory heads = new HeadInMemory();
  public final AuditKey auditKey = AuditKey.of(AuditKey.fresh());
  public final AuditLog log;
  public final Replays replays;
  public final CountReads reads;
  public final RecordDecision audit;
  public final ListAudit audits;
  public final RunQuery queries;
  public final ListReleases releases;
  public final DiffReleases diffs;
  public final RollbackRelease rollbacks;
  public final InspectStorage storage;
  public final SweepStorage sweeps;
  public final RunWorker worker;
  public final MendRuns mends;
  public final CancelRun cancels;
  public final LiveQueries live = new LiveQueries();
  public final RunHub hub = new RunHub();
  private final DuckDb engine;

  /// Where a mesh keeps its state, and the name of the server that works on it.
  ///
  /// @param copies what copies of tables may take
  public record Place(String database, Path lake, String owner, CopyLimits copies) {

    public Place(String database, Path lake, String owner) {
      this(database, lake, owner, new CopyLimits(1_000_000, 1 << 30, Duration.ofMinutes(5)));
    }

    /// All of it below one folder, for one server alone.
    public static Place in(Path root) {
      return new Place(
          TestSqlite.catalog(directory(root).resolve("catalog.db")),
          root.resolve("lake"),
          "node-1");
    }
  }

  public TestMesh(Path root) {
    this(root, Place.in(root));
  }

  /// @param root of what is this server's own
  public TestMesh(Path root, Place place) {
    this.folder = directory(root.resolve("mesh"));
    this.sources = directory(root.resolve("sources"));
    Path temp = directory(root.resolve("tmp"));
    this.engine = DuckDb.open(new EngineSettings(512L << 20, 2, temp, 1L << 30));
    this.catalog = Catalog.open(place.database(), clock);
    this.lake = new Lake(place.lake());
    var builds = new DuckDbFrontEnd(Profile.BUILD, TEXTS);
    this.mesh = new AppliedMesh(READER);
    var compiler = new ProductCompiler(builds);
    var known = new KnownPlans();
    this.reads = new CountReads(catalog);
    this.applies = new ApplyChange(catalog, READER, mesh, compiler, known, reads);
    this.folders = new BackedFolders(catalog, READER, mesh, compiler, reads);
    this.log =
        AuditLog.open(
            TestSqlite.audit(root.resolve("audit.db")), auditKey, heads, AuditLimits.STANDARD);
    this.replays = new Replays(catalog, mesh, lake, log);
    this.plans = new PlanChange(catalog, READER, mesh, compiler, known, replays, reads);
    this.audit = new RecordDecision(catalog, mesh, log, reads);
    this.worker =
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
                new PlatformRecords(catalog, log, reads),
                new DuckDbCheckRunner(engine, new GovernedRules(builds)),
                new CaptureSources(
                    Optional.of(sources),
                    List.of(lake.root()),
                    FileLimits.STANDARD,
                    name -> Optional.ofNullable(secrets.get(name)),
                    place.copies()),
                temp,
                2,
                KEYS,
                audit,
                clock),
            hub,
            place.owner());
    this.mends = new MendRuns(catalog, lake);
    this.cancels = new CancelRun(catalog, mesh, hub);
    this.runs = new StartRun(catalog, mesh, READER, worker);
    this.shown = new ShowRun(catalog, mesh, hub);
    this.audits = new ListAudit(catalog, mesh, log);
    this.queries =
        new RunQuery(
            catalog,
            mesh,
            new DuckDbFrontEnd(Profile.QUERY, TEXTS),
            lake,
            new DuckDbQueryEngine(engine, temp),
            live,
            QueryCaps.STANDARD,
            audit,
            KEYS);
    this.releases = new ListReleases(catalog, mesh);
    this.diffs = new DiffReleases(catalog, mesh, lake);
    this.rollbacks = new RollbackRelease(catalog, mesh, lake, worker, clock);
    var sweeper = new Sweeper(lake.root());
    this.storage = new InspectStorage(catalog, mesh, sweeper);
    this.sweeps = new SweepStorage(catalog, mesh, sweeper, clock, place.owner());
  }

  public static Caller as(String name) {
    return caller(new Principal.OfPerson(name));
  }

  private static Caller caller(Principal principal) {
    return new Caller(principal, Optional.empty(), "test", "");
  }

  /// Writes a file of the mesh folder.
  public TestMesh with(String path, String text) {
    write(folder.resolve(path), text);
    return this;
  }

  /// Changes a file of the mesh folder, which must hold the text.
  public TestMesh edit(String path, String from, String to) {
    try {
      String before = Files.readString(folder.resolve(path));
      if (!before.contains(from)) {
        throw new IllegalArgumentException(path + " does not say " + from);
      }
      return with(path, before.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestMesh remove(String path) {
    try {
      Files.delete(folder.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file that captures can read.
  public TestMesh source(String path, String text) {
    write(sources.resolve(path), text);
    return this;
  }

  public PlanView plan(Caller caller) {
    return plans.plan(caller, files());
  }

  public AppliedView apply(Caller caller) {
    return applies.apply(caller, files(), plan(caller).fingerprint());
  }

  /// Applies a part of the mesh folder: a domain's or a product's.
  public AppliedView apply(Caller caller, String part) {
    return applies.apply(caller, files(part), plans.plan(caller, files(part)).fingerprint());
  }

  public List<SourceFile> files(String part) {
    return dev.weft.formats.folder.FolderFiles.list(folder.resolve(part)).files();
  }

  /// Every file below the mesh folder.
  public List<SourceFile> files() {
    return dev.weft.formats.folder.FolderFiles.list(folder).files();
  }

  public RunView run(Caller caller, String product) {
    return finished(
        caller,
        runs.start(
            caller,
            new RunRequest.OfRevision(ProductId.of(product), Optional.empty(), Optional.empty())));
  }

  /// Why a run failed, which it must have.
  public static RunView.Failure error(RunView run) {
    return Objects.requireNonNull(run.error(), "the run ended well");
  }

  public RunView preview(Caller caller, String product, Map<String, String> instead) {
    return preview(caller, product, List.of(), instead);
  }

  /// Of a folder that was given.
  public RunView preview(Caller caller, String product, List<SourceFile> given) {
    return preview(caller, product, given, Map.of());
  }

  private RunView preview(
      Caller caller, String product, List<SourceFile> given, Map<String, String> instead) {
    return finished(
        caller,
        runs.start(
            caller,
            new RunRequest.OfPreview(ProductId.of(product), Optional.empty(), given, instead)));
  }

  private RunView finished(Caller caller, RunView started) {
    try {
      return shown.follow(caller, started.id(), _ -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The whole answer as CSV, with plain line ends.
  public String query(Caller caller, String sql) {
    var out = new ByteArrayOutputStream();
    queries.run(
        caller, new QueryRequest(UUID.randomUUID().toString(), sql, QueryFormat.CSV, 0), out);
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Override
  public void close() {
    live.stop();
    hub.stop(Duration.ofSeconds(30));
    log.close();
    catalog.close();
    engine.close();
  }

  /// Keeps the head of the audit.
  public static final class HeadInMemory implements HeadKeeper {
    private volatile Optional<AuditHead> head = Optional.empty();

    @Override
    public Optional<AuditHead> find() {
      return head;
    }

    @Override
    public void keep(AuditHead next) {
      head = Optional.of(next);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
