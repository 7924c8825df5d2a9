package dev.weft.server;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.source.FileLimits;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.store.Login;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.pool.PoolSettings;
import dev.weft.engine.duckdb.pool.PoolSettings.Isolation;
import dev.weft.engine.duckdb.pool.SessionPool;
import dev.weft.engine.duckdb.pool.TextPool;
import dev.weft.engine.duckdb.pool.WorkerPool;
import dev.weft.engine.duckdb.source.DuckDbDatabaseFiles;
import dev.weft.engine.duckdb.source.DuckDbSourceReader;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.formats.folder.FolderReader;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.lake.table.Lake;
import dev.weft.server.auth.AccessTokenCheck;
import dev.weft.server.auth.AccessTokens;
import dev.weft.server.auth.Argon2;
import dev.weft.server.auth.IssuerKey;
import dev.weft.server.auth.KnownTokens;
import dev.weft.server.auth.PasswordBook;
import dev.weft.server.auth.Places;
import dev.weft.server.auth.SessionBook;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.SignInLimits;
import dev.weft.server.auth.TokenBook;
import dev.weft.server.auth.oidc.CodeFlow;
import dev.weft.server.auth.oidc.IssuerHttp;
import dev.weft.server.auth.oidc.LogoutTokens;
import dev.weft.server.auth.oidc.TrustedIssuers;
import dev.weft.server.background.AnswerExpiry;
import dev.weft.server.background.AuditRetention;
import dev.weft.server.background.Loop;
import dev.weft.server.background.NoticeDelivery;
import dev.weft.server.background.NoticeWriting;
import dev.weft.server.background.ReadCounting;
import dev.weft.server.background.RunHolds;
import dev.weft.server.background.RunMending;
import dev.weft.server.background.RunStops;
import dev.weft.server.background.StorageSweep;
import dev.weft.server.config.DatabaseConfig;
import dev.weft.server.config.ServerConfig;
import dev.weft.server.config.WorkerConfig;
import dev.weft.server.data.DataFolder;
import dev.weft.server.data.DeclaredSecrets;
import dev.weft.server.data.SecretFile;
import dev.weft.server.delivery.Outbox;
import dev.weft.server.rest.Entrance;
import dev.weft.server.rest.KeptReplays;
import dev.weft.server.rest.RecentReplays;
import dev.weft.server.rest.ReplayStore;
import dev.weft.server.rest.Routes;
import dev.weft.server.rest.Use;
import dev.weft.server.rest.UseCases;
import dev.weft.usecases.access.Authenticate;
import dev.weft.usecases.access.KeptAnswers;
import dev.weft.usecases.access.Passwords;
import dev.weft.usecases.access.RecognizePerson;
import dev.weft.usecases.access.RecordLockOut;
import dev.weft.usecases.access.Sessions;
import dev.weft.usecases.audit.DropOldRecords;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.mesh.ClaimMesh;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.notice.DeliverNotices;
import dev.weft.usecases.notice.WriteNotices;
import dev.weft.usecases.query.CancelQuery;
import dev.weft.usecases.query.LiveQueries;
import dev.weft.usecases.query.QueryCaps;
import dev.weft.usecases.query.RunQuery;
import dev.weft.usecases.records.PlatformRecords;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MaskKeys;
import dev.weft.usecases.run.MendRuns;
import dev.weft.usecases.run.RunHub;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.storage.ClaimLake;
import dev.weft.usecases.storage.InspectStorage;
import dev.weft.usecases.storage.SweepStorage;
import dev.weft.usecases.usage.CountReads;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// The object graph, top to bottom. Opens what must be opened, and tells whoever closes it. Use
/// cases that share no more than the rooms are made in [DiscoveryUses], [AccessUses] and
/// [WorkUses].
final class Wiring {

  private static final Duration TOKENS_KNOWN = Duration.ofSeconds(30);
  private static final int PASSWORDS_AT_ONCE = 2;
  private static final Duration PASSWORDS_WAIT = Duration.ofSeconds(2);
  private static final Duration ANSWERS_KEPT = Duration.ofHours(24);

  private final WorkerPool queryEngine;
  private final RunHub hub = new RunHub();
  private final LiveQueries live = new LiveQueries();
  private final Duration grace;

  final Entrance entrance;
  final ReplayStore replays;
  final Routes routes;
  final List<Loop> loops;

  /// Opens catalog, lake and engine, and mends what a dead server left behind.
  ///
  /// @param opened gets what is to be closed, the last first; also when this throws
  Wiring(ServerConfig config, DataFolder data, Node node, Deque<AutoCloseable> opened) {
    var clock = Clock.systemUTC();
    Path temp = data.scratch();
    grace = config.http().grace();

    // rooms
    var catalog = opened(opened, Catalog.open(login(config.database(), data), clock));
    var lake = new Lake(config.data().lake());
    new ClaimLake(catalog, lake).claim();
    new ClaimMesh(catalog).claim(node);
    var texts = opened(opened, TextPool.open(workers(config, temp, lake.root())));
    queryEngine = opened(opened, WorkerPool.open(workers(config, temp, lake.root())));
    // they start while the rest is made, so that the first question need not wait for them
    texts.warm();
    queryEngine.warm();
    var auditKey = AuditKey.of(SecretFile.get(data.auditKey(), AuditKey::fresh));
    var audit =
        opened(
            opened,
            AuditLog.open(
                "jdbc:sqlite:" + data.audit(), auditKey, data.auditHead(), AuditLimits.STANDARD));
    var builds = opened(opened, new DuckDbFrontEnd(Profile.BUILD, texts));
    var queries = opened(opened, new DuckDbFrontEnd(Profile.QUERY, texts));
    var sweeper = new Sweeper(lake.root());
    var sessions = opened(opened, sessions(config, temp, lake.root()));
    var jailed = sessions.reading(List.of());
    var secrets = new DeclaredSecrets(config.secrets(), data.secrets());
    var sources =
        new CaptureSources(
            Optional.of(config.data().sources()),
            List.of(data.path(), lake.root()),
            FileLimits.STANDARD,
            secrets,
            new CopyLimits(
                config.capture().rows(), config.capture().bytes(), config.capture().time()));
    var reader = new FolderReader();

    // what the use cases share
    var keys = new MaskKeys(SecretFile.get(data.maskKey()));
    var mesh = new AppliedMesh(reader);
    var compiler = new ProductCompiler(builds);
    var reads = opened(opened, new CountReads(catalog));
    var decisions = new RecordDecision(catalog, mesh, audit, reads);
    var worker =
        new RunWorker(
            new RunWorker.Tools(
                catalog,
                mesh,
                compiler,
                lake,
                builds,
                new DuckDbTableWriter(jailed),
                new DuckDbSourceReader(sessions.reading(List.of(config.data().sources()))),
                new DuckDbDatabaseFiles(sessions.reading(List.of(config.data().sources()))),
                new PlatformRecords(catalog, audit, reads),
                new DuckDbCheckRunner(jailed, new GovernedRules(builds)),
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
    var issuerHttp = opened(opened, new IssuerHttp());
    var issuers = new TrustedIssuers(config.oidc(), issuerHttp, 10_000, clock);
    var signIn =
        new SignIn(
            TokenBook.of(authenticate, new RecognizePerson(catalog, mesh)),
            new KnownTokens(10_000, TOKENS_KNOWN, clock),
            new AccessTokenCheck(key, 10_000, clock),
            issuers,
            stage,
            new SignInLimits(
                new SignInLimits.Rule(config.signIn().failures(), config.signIn().pause()),
                10_000,
                clock),
            new LockOuts(new RecordLockOut(catalog)));
    URI publicUrl = config.session().publicUrl().orElseGet(() -> URI.create(node.url()));
    entrance =
        new Entrance(
            signIn,
            access,
            config.oidc(),
            issuers,
            new CodeFlow(
                config.oidc(), issuers, issuerHttp, URI.create(publicUrl + Entrance.CALLBACK)),
            new LogoutTokens(config.oidc(), issuers),
            SessionBook.of(new Sessions(catalog, mesh), config.session().time()),
            PasswordBook.of(
                new Passwords(catalog, mesh, new Argon2()),
                signIn,
                new Places(PASSWORDS_AT_ONCE, PASSWORDS_WAIT)),
            publicUrl);
    var answers = new KeptAnswers(catalog);
    replays = new KeptReplays(answers, new RecentReplays(16L << 20, ANSWERS_KEPT, clock));

    // the use cases, as the door asks for them
    var shared =
        new Shared(
            catalog,
            audit,
            lake,
            reader,
            mesh,
            compiler,
            reads,
            decisions,
            new Discoveries(decisions));
    var work = new WorkUses(shared);
    var discovery = new DiscoveryUses(shared);
    var rights = new AccessUses(shared);
    var status = new ShowStatus(catalog, mesh, audit);
    var caps = new QueryCaps(config.query().rows(), config.query().bytes(), config.query().time());
    var query =
        new RunQuery(catalog, mesh, queries, lake, queryEngine, live, caps, decisions, keys);
    var cancelQuery = new CancelQuery(live);
    var inspect = new InspectStorage(catalog, mesh, sweeper);
    var uses =
        new UseCases(
            (by, _) -> status.show(by, node, cage(config)),
            rights.whoAmI(),
            work.plan(),
            work.apply(),
            work.planPolicies(),
            work.changes(),
            work.runs(worker, hub),
            discovery.checks(),
            discovery.compliance(),
            discovery.terms(),
            discovery.listDomains(),
            discovery.showDomain(),
            rights.members(),
            discovery.listProducts(),
            discovery.showProduct(),
            discovery.listConsumers(),
            discovery.listContracts(),
            discovery.showContract(),
            discovery.lineage(),
            discovery.releases(worker, clock),
            (by, q) -> query.run(by, q.request(), q.out()),
            Use.silent(cancelQuery::cancel),
            work.listQueries(live),
            rights.explain(),
            rights.requests(),
            rights.agreements(),
            rights.inbox(),
            rights.watches(),
            rights.tokens(),
            (by, _) -> inspect.inspect(by),
            (by, _) -> sweep.sweep(by),
            rights.audit());
    routes = Routes.of(uses, entrance, config.http(), node.version());
    loops =
        List.of(
            new StorageSweep(sweep, config.sweep().every()),
            new ReadCounting(reads),
            new AuditRetention(new DropOldRecords(catalog, mesh, audit, data.nodeName())),
            new RunHolds(worker),
            new RunStops(worker),
            new RunMending(worker, mend),
            new NoticeWriting(new WriteNotices(catalog, mesh)),
            new NoticeDelivery(
                new DeliverNotices(
                    catalog,
                    mesh,
                    new Outbox(
                        secrets, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), clock),
                    data.nodeName())),
            new AnswerExpiry(answers));
    if (config.worker().isolation() == WorkerConfig.Isolation.REQUIRE) {
      queryEngine.check();
    }
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

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> all, T one) {
    all.push(one);
    return one;
  }
}
