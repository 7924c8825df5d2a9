package dev.weft.usecases.run;

import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.synthetic.Generator;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunWriter;
import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.SourceReader;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.TableWriter;
import dev.weft.lake.table.Lake;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.run.Release;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.records.PlatformRecords;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.LabelsNow;
import dev.weft.usecases.registry.MaskKeys;
import dev.weft.usecases.rules.RulesInForce;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries runs out, each on a thread of its own, and publishes what they built. Thread-safe.
public final class RunWorker {

  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
  private static final Duration PREVIEWS_LAST = Duration.ofDays(7);
  private static final Duration HOLD = Duration.ofMinutes(2);
  private static final int PREVIEWS_PER_TABLE = 4;
  private static final Cause BACKGROUND = new Cause("platform", "background", "");

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;
  private final Build build;
  private final RunHub hub;
  private final RecordDecision audit;
  private final Clock clock;
  private final String owner;
  private final int previews;
  private final Map<String, Ending> unrecorded = new ConcurrentHashMap<>();

  /// How a run ended without a release.
  private record Ending(BuildRequest request, Cause cause, WeftException why, boolean stopped) {}

  /// What a worker works with.
  ///
  /// @param temp existing folder for intermediate files
  /// @param tablesAtOnce tables that may be built side by side, over all runs
  public record Tools(
      Catalog catalog,
      AppliedMesh mesh,
      ProductCompiler compiler,
      Lake lake,
      SqlFrontEnd frontEnd,
      TableWriter writer,
      SourceReader sourceReader,
      DatabaseFiles databases,
      PlatformRecords records,
      CheckRunner checks,
      CaptureSources sources,
      Path temp,
      int tablesAtOnce,
      MaskKeys keys,
      RecordDecision audit,
      Clock clock) {}

  /// @param owner name of this server, that no other server of the catalog has
  public RunWorker(Tools tools, RunHub hub, String owner) {
    this.catalog = tools.catalog();
    this.mesh = tools.mesh();
    this.lake = tools.lake();
    this.hub = hub;
    this.audit = tools.audit();
    this.clock = tools.clock();
    this.previews = PREVIEWS_PER_TABLE * tools.tablesAtOnce();
    this.owner = owner;
    var captures =
        new CaptureStep(
            tools.sources(),
            new Generator(),
            tools.sourceReader(),
            tools.databases(),
            tools.records(),
            lake,
            new Proposals(catalog),
            tools.temp());
    var transforms =
        new TransformStep(tools.frontEnd(), tools.writer(), lake, tools.keys(), tools.audit());
    this.build =
        new Build(
            catalog,
            tools.mesh(),
            tools.compiler(),
            lake,
            new TableSteps(captures, transforms, tools.tablesAtOnce()),
            tools.checks(),
            clock);
  }

  /// A sign of life, good for two minutes.
  ///
  /// @param now the journal's time, which is one for all servers
  public Hold hold(long now) {
    return new Hold(owner, now + HOLD.toMillis() * 1_000);
  }

  /// Previews that may be under way at once: each takes a thread and files, though few build at a
  /// time.
  int previewsAtOnce() {
    return previews;
  }

  /// Renews the signs of life of the runs that this process works on, ends those whose end could
  /// not be recorded when it came, for instance on a full disk, and tells the journal its time.
  public void renew() {
    List.copyOf(unrecorded.values()).forEach(this::record);
    Set<String> live = hub.live();
    catalog.write(
        BACKGROUND,
        writing -> {
          writing.runs().renew(live, hold(writing.now()));
          return owner;
        });
  }

  /// Stops the runs of this process that somebody asked another server to stop.
  public void stopWhatIsAsked() {
    if (!hub.live().isEmpty()) {
      catalog.read(reading -> reading.runs().toStop(owner)).forEach(hub::cancel);
    }
  }

  /// Keeps a run that is not worked off in the background alive until it is closed.
  public Cancellation.AutoCloseableAction keep(String run) {
    hub.begin(run);
    return () -> hub.end(run);
  }

  /// A name for a run that no other run has.
  public String newId() {
    byte[] bytes = new byte[8];
    ThreadLocalRandom.current().nextBytes(bytes);
    return "r" + Long.toString(clock.millis(), 36) + HexFormat.of().formatHex(bytes, 0, 5);
  }

  /// Works a started run off in the background.
  void work(BuildRequest request, Cause cause) {
    Cancellation cancellation = hub.begin(request.run());
    try {
      Thread.ofPlatform()
          .name("run-" + request.run())
          .start(() -> carryOut(request, cause, cancellation));
    } catch (OutOfMemoryError e) {
      failByMistake(request, cause, e, cancellation);
      hub.end(request.run());
    }
  }

  private void carryOut(BuildRequest request, Cause cause, Cancellation cancellation) {
    try {
      var progress = new Progress(catalog, hub, cause, clock, request.run());
      Build.Outcome outcome = build.build(request, progress, cancellation);
      finish(request, cause, outcome, progress, cancellation);
    } catch (WeftException e) {
      fail(request, cause, e, cancellation);
    } catch (RuntimeException | Error e) {
      failByMistake(request, cause, e, cancellation);
    } finally {
      hub.end(request.run());
    }
  }

  private void failByMistake(
      BuildRequest request, Cause cause, Throwable mistake, Cancellation cancellation) {
    LOG.error(
        "Run {} of {} failed by a mistake of ours", request.run(), request.folder().id(), mistake);
    fail(
        request,
        cause,
        WeftException.of(
            ErrorCode.SERVER_BUG,
            "The run failed by a mistake of ours",
            "Look into the server's log for the run's id."),
        cancellation);
  }

  private void finish(
      BuildRequest request,
      Cause cause,
      Build.Outcome outcome,
      Progress progress,
      Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      throw RunFailures.cancelled();
    }
    var step = progress.begin(request.preview() ? "preview" : "release", "publish");
    // The step ends before the run does: a run that has ended takes no more steps.
    step.succeed(-1, "");
    if (!request.preview()) {
      loadRules();
    }
    Release release =
        catalog.write(
            cause,
            writing -> {
              Release draft = withAudit(outcome.release());
              if (!request.preview()) {
                checkRules(writing, request.folder(), draft);
              }
              Release stored =
                  request.preview()
                      ? writing
                          .releases()
                          .addPreview(draft, writing.now() + PREVIEWS_LAST.toMillis() * 1_000)
                      : writing.releases().publish(draft, outcome.expectedCurrent());
              new LabelsNow(writing, mesh)
                  .published(
                      new ReleaseKey(
                          stored.id().product(),
                          request.preview() ? ReleaseKind.PREVIEW : ReleaseKind.RELEASE,
                          stored.id().number()));
              writing.runs().succeed(request.run(), stored.id().number());
              return stored;
            });
    LOG.info(
        "run {} of {} {} {}",
        request.run(),
        request.folder().id(),
        request.preview() ? "previewed" : "published",
        release.id());
  }

  /// Rules take a while to be typed, which nobody who writes should wait for.
  private void loadRules() {
    catalog.read(
        reading -> {
          rules(reading).load(RuleSubject.RELEASE);
          return owner;
        });
  }

  private void checkRules(Reading reading, ProductFolder folder, Release release) {
    rules(reading)
        .check(
            RuleSubject.RELEASE,
            facts -> facts.ofRelease(folder, release),
            "Cannot publish " + folder.id(),
            "The release before stays current.");
  }

  private RulesInForce rules(Reading reading) {
    return new RulesInForce(mesh.documents(reading), reading.now());
  }

  /// A release as it is published: it repeats the end of this server's audit, so that the audit
  /// cannot become shorter unseen.
  public Release withAudit(Release draft) {
    return draft.repeating(audit.head());
  }

  private void fail(
      BuildRequest request, Cause cause, WeftException failure, Cancellation cancellation) {
    boolean stopped =
        cancellation.isCancelled()
            && (failure.code() == ErrorCode.RUN_CANCELLED
                || failure.code() == ErrorCode.SQL_CANCELLED);
    WeftException told = stopped ? RunFailures.cancelled() : failure;
    LOG.info(
        "run {} of {} ended with {}", request.run(), request.folder().id(), told.code().code());
    record(new Ending(request, cause, told, stopped));
  }

  /// Nothing of a failed run is visible, so its files go at once. What cannot be recorded now is
  /// tried again with the next sign of life.
  private void record(Ending ending) {
    BuildRequest request = ending.request();
    String run = request.run();
    try {
      catalog.write(ending.cause(), writing -> end(writing.runs(), ending));
      unrecorded.remove(run);
      // Only now is it sure that no release names these files.
      lake.discard(request.folder().id(), request.folder().product().value().major(), run);
    } catch (WeftException e) {
      if (e.code() == ErrorCode.SERVER_STORE) {
        unrecorded.put(run, ending);
      } else {
        unrecorded.remove(run);
      }
      LOG.error("The end of run {} could not be recorded: {}", run, e.getMessage());
    }
  }

  private static Run end(RunWriter runs, Ending ending) {
    WeftException why = ending.why();
    var failure = new Run.Failure(why.code().code(), why.sentence(), why.remedy());
    String run = ending.request().run();
    return ending.stopped() ? runs.cancel(run, failure) : runs.fail(run, failure);
  }
}
