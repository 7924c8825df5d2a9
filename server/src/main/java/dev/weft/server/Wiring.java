package dev.weft.server;

import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.source.FileLimits;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.store.Login;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.pool.PoolSettings;
import dev.weft.engine.duckdb.pool.PoolSettings.Isolation;
import dev.weft.engine.duckdb.pool.SessionPool;
import dev.weft.engine.duckdb.pool.TextPool;
import dev.weft.engine.duckdb.pool.WorkerPool;
import dev.weft.engine.duckdb.source.DuckDbSourceReader;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.formats.folder.FolderReader;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.lake.table.Lake;
import dev.weft.server.auth.AccessTokenCheck;
import dev.weft.server.auth.AccessTokens;
import dev.weft.server.auth.IssuerKey;
import dev.weft.server.auth.KnownTokens;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.SignInLimits;
import dev.weft.server.auth.TokenBook;
import dev.weft.server.background.AnswerExpiry;
import dev.weft.server.background.Loop;
import dev.weft.server.background.RunHolds;
import dev.weft.server.background.RunMending;
import dev.weft.server.background.RunStops;
import dev.weft.server.background.StorageSweep;
import dev.weft.server.config.DatabaseConfig;
import dev.weft.server.config.ServerConfig;
import dev.weft.server.config.WorkerConfig;
import dev.weft.server.data.DataFolder;
import dev.weft.server.data.SecretFile;
import dev.weft.server.rest.Ask;
import dev.weft.server.rest.KeptReplays;
import dev.weft.server.rest.RecentReplays;
import dev.weft.server.rest.ReplayStore;
import dev.weft.server.rest.Routes;
import dev.weft.server.rest.Use;
import dev.weft.server.rest.UseCases;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.Authenticate;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.KeptAnswers;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.access.RecordLockOut;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.access.WhoAmI;
import dev.weft.usecases.audit.ExportAudit;
import dev.weft.usecases.audit.ListAudit;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.audit.VerifyAudit;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.contract.ListContracts;
import dev.weft.usecases.contract.ShowContract;
import dev.weft.usecases.lineage.ShowLineage;
import dev.weft.usecases.mesh.ChangeMembers;
import dev.weft.usecases.mesh.ClaimMesh;
import dev.weft.usecases.mesh.ListDomains;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.product.ApplyChange;
import dev.weft.usecases.product.KnownPlans;
import dev.weft.usecases.product.ListProducts;
import dev.weft.usecases.product.PlanChange;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.query.CancelQuery;
import dev.weft.usecases.query.ListQueries;
import dev.weft.usecases.query.LiveQueries;
import dev.weft.usecases.query.QueryCaps;
import dev.weft.usecases.query.RunQuery;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MaskKeys;
import dev.weft.usecases.release.DiffReleases;
import dev.weft.usecases.release.ListReleases;
import dev.weft.usecases.release.RollbackRelease;
import dev.weft.usecases.release.ShowRelease;
import dev.weft.usecases.run.CancelRun;
import dev.weft.usecases.run.ListRuns;
import dev.weft.usecases.run.MendRuns;
import dev.weft.usecases.run.RunHub;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.run.ShowRun;
import dev.weft.usecases.run.StartRun;
import dev.weft.usecases.storage.ClaimLake;
import dev.weft.usecases.storage.InspectStorage;
import dev.weft.usecases.storage.SweepStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The object graph, top to bottom, on one screen. Opens what must be opened and closes it again.
final class Wiring implements AutoCloseable {

  private static final Duration TOKENS_KNOWN = Duration.ofSeconds(30);
  private static final Duration ANSWERS_KEPT = Duration.ofHours(24);

  private final Catalog catalog;
  private final AuditLog audit;
  private final SessionPool sessions;
  private final TextPool texts;
  private final DuckDbFrontEnd builds;
  private final DuckDbFrontEnd queries;
  private final WorkerPool queryEngine;
  private final RunHub hub = new RunHub();
  private final LiveQueries live = new LiveQueries();
  private final Duration grace;

  final SignIn signIn;
  final ReplayStore replays;
  final Routes routes;
  final List<Loop> loops;

  /// Opens catalog, lake and engine, and mends what a dead server left behind.
  Wiring(ServerConfig config, DataFolder data, Node node) {
    var clock = Clock.systemUTC();
    Path temp = data.scratch();
    grace = config.http().grace();

    // rooms
    catalog = Catalog.open(login(config.database(), data), clock);
    var auditKey = AuditKey.of(SecretFile.get(data.auditKey(), AuditKey::fresh));
    audit =
        AuditLog.open(
            "jdbc:sqlite:" + data.audit(), auditKey, data.auditHead(), AuditLimits.STANDARD);
    texts = TextPool.open(workers(config, temp, config.data().lake()));
    builds = new DuckDbFrontEnd(Profile.BUILD, texts);
    queries = new DuckDbFrontEnd(Profile.QUERY, texts);
    var lake = new Lake(config.data().lake());
    claim(lake, node);
    var sweeper = new Sweeper(lake.root());
    sessions = sessions(config, temp, lake.root());
    var work = sessions.reading(List.of());
    queryEngine = WorkerPool.open(workers(config, temp, lake.root()));
    var sources =
        new CaptureSources(
            Optional.of(config.data().sources()),
            List.of(data.path(), lake.root()),
            FileLimits.STANDARD);
    var reader = new FolderReader();

    // what the use cases share
    var keys = new MaskKeys(SecretFile.get(data.maskKey()));
    var mesh = new AppliedMesh(reader);
    var compiler = new ProductCompiler(builds);
    var known = new KnownPlans();
    var decisions = new RecordDecision(catalog, mesh, audit);
    var worker =
        new RunWorker(
            new RunWorker.Tools(
                catalog,
                mesh,
                compiler,
                lake,
                builds,
                new DuckDbTableWriter(work),
                new DuckDbSourceReader(sessions.reading(List.of(config.data().sources()))),
                new DuckDbCheckRunner(work, new RuleStatements(builds)::govern),
                sources,
                temp,
                config.run().tables(),
                keys,
                decisions,
                clock),
            hub,
            data.nodeName());

    // before anybody can ask
    var sweep = new SweepStorage(catalog, mesh, sweeper, clock, data.nodeName());
    var mend = new MendRuns(catalog, lake);
    if (config.database().isShared()) {
      mend.mendOf(data.nodeName());
      worker.renew();
    } else if (mend.mendAll() > 0 || data.wasAbandoned()) {
      sweep.sweepAtStart();
    }

    // who asks, and what was answered
    var authenticate = new Authenticate(catalog, mesh, SecretFile.get(data.operatorToken()));
    var stage = new SignIn.Stage(data.isSample(), config.http().isLoopback());
    var key = IssuerKey.of(SecretFile.get(data.issuerKey(), IssuerKey::fresh));
    var access = new AccessTokens(key, clock);
    signIn =
        new SignIn(
            TokenBook.of(authenticate),
            new KnownTokens(10_000, TOKENS_KNOWN, clock),
            new AccessTokenCheck(key, 10_000, clock),
            stage,
            new SignInLimits(
                new SignInLimits.Rule(config.signIn().failures(), config.signIn().pause()),
                10_000,
                clock),
            new LockOuts(new RecordLockOut(catalog)));
    var answers = new KeptAnswers(catalog);
    replays = new KeptReplays(answers, new RecentReplays(16L << 20, ANSWERS_KEPT, clock));

    // the use cases, as the door asks for them
    var plan = new PlanChange(catalog, reader, mesh, compiler, known);
    var apply = new ApplyChange(catalog, reader, mesh, compiler, known);
    var status = new ShowStatus(catalog, mesh);
    var whoAmI = new WhoAmI(catalog, mesh);
    var start = new StartRun(catalog, mesh, reader, worker);
    var listRuns = new ListRuns(catalog, mesh);
    var showRun = new ShowRun(catalog, mesh, hub);
    var cancelRun = new CancelRun(catalog, mesh, hub);
    var domains = new ListDomains(catalog, mesh);
    var members = new ChangeMembers(catalog, mesh);
    var explain = new ExplainAccess(catalog, mesh, lake);
    var requestAccess = new RequestAccess(catalog, mesh);
    var accessRequests = new ListAccessRequests(catalog, mesh);
    var decideAccess = new DecideAccessRequest(catalog, mesh);
    var agreements = new Agreements(catalog, mesh);
    var listProducts = new ListProducts(catalog, mesh);
    var showProduct = new ShowProduct(catalog, mesh);
    var listContracts = new ListContracts(catalog, mesh);
    var showContract = new ShowContract(catalog, mesh);
    var lineage = new ShowLineage(catalog, mesh);
    var listReleases = new ListReleases(catalog, mesh);
    var showRelease = new ShowRelease(catalog, mesh);
    var diff = new DiffReleases(catalog, mesh, lake);
    var rollback = new RollbackRelease(catalog, mesh, lake, worker, clock);
    var caps = new QueryCaps(config.query().rows(), config.query().bytes(), config.query().time());
    var query =
        new RunQuery(catalog, mesh, queries, lake, queryEngine, live, caps, decisions, keys);
    var cancelQuery = new CancelQuery(live);
    var listQueries = new ListQueries(catalog, mesh, live);
    var tokens = new Tokens(catalog, mesh);
    var inspect = new InspectStorage(catalog, mesh, sweeper);
    var listAudit = new ListAudit(catalog, mesh, audit);
    var verifyAudit = new VerifyAudit(catalog, mesh, audit);
    var exportAudit = new ExportAudit(catalog, mesh, audit);
    var seen = new Discoveries(decisions);
    var uses =
        new UseCases(
            (by, _) -> status.show(by, node, cage(config)),
            (by, _) -> whoAmI.show(by),
            plan::plan,
            (by, q) -> apply.apply(by, q.files(), q.fingerprint()),
            new UseCases.Runs(
                (by, q) ->
                    start.start(by, new RunRequest.OfRevision(q.product(), q.major(), q.key(by))),
                (by, q) ->
                    start.start(
                        by,
                        new RunRequest.OfPreview(q.product(), q.major(), q.files(), q.instead())),
                (by, q) -> listRuns.list(by, q.product(), q.page()),
                showRun::show,
                Use.waiting(cancelRun::cancel)),
            seen.all("list domains", domains::list),
            seen.one("show domain", name -> name, domains::show),
            new UseCases.Members(
                seen.one("list members", name -> name, members::list),
                (by, q) -> members.put(by, q.domain(), q.who(), q.roles(), q.purposes()),
                Use.silent((by, q) -> members.remove(by, q.domain(), q.who()))),
            seen.all("list products", (by, q) -> listProducts.list(by, q.domain(), q.page())),
            seen.one(
                "show product",
                q -> q.id().toString(),
                (by, q) -> showProduct.show(by, q.id(), q.major())),
            seen.all("list contracts", listContracts::list),
            seen.one(
                "show contract",
                Ask.Contract::id,
                (by, q) -> showContract.show(by, q.id(), q.major())),
            seen.one(
                "show lineage",
                q -> q.of().toString(),
                (by, q) -> lineage.show(by, q.of(), q.direction(), q.depth())),
            new UseCases.Releases(
                seen.one(
                    "list releases",
                    q -> q.product().toString(),
                    (by, q) -> listReleases.list(by, q.product(), q.page())),
                seen.one(
                    "show release",
                    q -> q.product() + "@+" + q.number(),
                    (by, q) -> showRelease.show(by, q.product(), q.number())),
                (by, q) -> diff.diff(by, q.product(), q.from(), q.to()),
                (by, q) -> rollback.rollBack(by, q.product(), q.number())),
            (by, q) -> query.run(by, q.request(), q.out()),
            Use.silent(cancelQuery::cancel),
            (by, _) -> listQueries.list(by),
            seen.one("explain access", ask -> ask.table().toString(), explain::explain),
            new UseCases.AccessRequests(
                requestAccess::ask,
                (by, q) -> accessRequests.list(by, q.state(), q.page()),
                accessRequests::show,
                decideAccess::approve,
                (by, q) -> decideAccess.reject(by, q.number(), q.reason()),
                decideAccess::withdraw),
            new UseCases.Agreements(
                agreements::list,
                (by, q) -> agreements.show(by, q.domain(), q.id()),
                (by, q) -> agreements.revoke(by, q.domain(), q.id())),
            new UseCases.Tokens(
                (by, q) ->
                    q.holder()
                        .map(who -> tokens.createFor(by, who, q.wanted()))
                        .orElseGet(() -> tokens.create(by, q.wanted())),
                tokens::list,
                tokens::revoke),
            (by, _) -> inspect.inspect(by),
            (by, _) -> sweep.sweep(by),
            new UseCases.Audit(
                (by, q) -> listAudit.list(by, q.question(), q.page()),
                (by, _) -> verifyAudit.verify(by),
                Use.silent(exportAudit::export)));
    routes = Routes.of(uses, signIn, access, config.http(), node.version());
    loops =
        List.of(
            new StorageSweep(sweep, config.sweep().every()),
            new RunHolds(worker),
            new RunStops(worker),
            new RunMending(worker, mend),
            new AnswerExpiry(answers));
    if (config.worker().isolation() == WorkerConfig.Isolation.REQUIRE) {
      queryEngine.check();
    }
    texts.warm();
    queryEngine.warm();
  }

  private StatusView.Cage cage(ServerConfig config) {
    return new StatusView.Cage(
        config.worker().isolation().name().toLowerCase(Locale.ROOT),
        queryEngine.count(),
        queryEngine.guards().entrySet().stream()
            .map(guard -> new StatusView.Guard(guard.getKey(), guard.getValue() == 0))
            .toList());
  }

  private static PoolSettings workers(ServerConfig config, Path temp, Path lake) {
    var worker = config.worker();
    return new PoolSettings(
        Engine.valueOf(worker.driver().name()),
        Isolation.valueOf(worker.isolation().name()),
        worker.count(),
        worker.memory(),
        config.engine().threads(),
        config.engine().spill(),
        worker.queue(),
        temp.resolve("workers"),
        lake,
        Optional.of(worker.cache()).filter(file -> !file.isEmpty()).map(Path::of));
  }

  private static SessionPool sessions(ServerConfig config, Path temp, Path lake) {
    int most = config.run().tables();
    return SessionPool.open(workers(config, temp, lake), most, config.engine().memory() / most);
  }

  /// Writes down what a worker loads, for workers to start faster.
  ///
  /// @param folder for what it needs meanwhile
  static void trainWorker(ServerConfig config, Path folder, Path cache) {
    WorkerPool.learn(workers(config, folder, folder), cache);
  }

  /// Whether this is our lake and our mesh; nothing is left open when it is not.
  private void claim(Lake lake, Node node) {
    try {
      new ClaimLake(catalog, lake).claim();
      new ClaimMesh(catalog).claim(node);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  private static Login login(DatabaseConfig database, DataFolder data) {
    String password = database.passwordFile().map(SecretFile::read).orElseGet(database::password);
    return new Login(database.url(data.catalog()), password);
  }

  /// Cancels statements and runs and waits for the runs to record their end, but no longer than a
  /// stop may take: one that is stuck is found lost at the next start.
  void cancelAll() {
    live.stop();
    hub.stop(grace);
  }

  @Override
  public void close() {
    queryEngine.close();
    queries.close();
    builds.close();
    texts.close();
    sessions.close();
    audit.close();
    catalog.close();
  }
}
