package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunCheck;
import dev.weft.catalog.run.RunKind;
import dev.weft.catalog.run.RunStep;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Measured;
import dev.weft.model.run.Release;
import dev.weft.model.run.RunState;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.DataSight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs as callers see them. Belongs to its read transaction.
final class RunViews {

  private static final int STEPS = 500;

  /// Failures whose sentences count rows or quote a statement.
  private static final Set<String> OF_DATA =
      Set.of(
          ErrorCode.RUN_CHECKS.code(),
          ErrorCode.RUN_QUARANTINE.code(),
          ErrorCode.CAPTURE_QUARANTINE.code(),
          ErrorCode.CAPTURE_DRIFT.code(),
          ErrorCode.CAPTURE_UNREADABLE.code(),
          ErrorCode.SQL_RUN.code());

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;
  private final DataSight sight;

  RunViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
    this.sight = new DataSight(reading, mesh, kernel, caller);
  }

  /// Several runs, for all of which is asked at once what they released.
  List<RunView> of(List<Run> runs) {
    Map<ReleaseKey, StoredRelease> releases =
        reading.releases().byKey(runs.stream().flatMap(run -> key(run).stream()).toList());
    sight.prepare(runs.stream().map(Run::product).collect(Collectors.toSet()));
    sight.prepareRevisions(
        runs.stream().map(run -> new RevisionKey(run.product(), run.revision())).toList());
    Map<String, List<RunStep>> steps =
        reading.runs().steps(runs.stream().map(Run::id).toList(), STEPS).stream()
            .collect(Collectors.groupingBy(RunStep::run));
    Map<String, List<RunCheck>> checks =
        reading
            .checks()
            .ofRuns(runs.stream().filter(run -> key(run).isEmpty()).map(Run::id).toList())
            .stream()
            .collect(Collectors.groupingBy(RunCheck::run));
    return runs.stream()
        .map(
            run ->
                of(
                    run,
                    key(run).map(releases::get).map(StoredRelease::release),
                    steps.getOrDefault(run.id(), List.of()),
                    checks.getOrDefault(run.id(), List.of())))
        .toList();
  }

  RunView of(Run run) {
    return of(List.of(run)).getFirst();
  }

  /// @param found by checks, when it released nothing
  private RunView of(
      Run run, Optional<Release> release, List<RunStep> steps, List<RunCheck> found) {
    var numbers = numbers(run, release);
    boolean builds = builds(run);
    List<CheckView> checks =
        release.map(r -> checks(r, numbers)).orElseGet(() -> checks(found, numbers));
    return new RunView(
        run.id(),
        run.product().toString(),
        run.major(),
        release
            .map(r -> r.id().version().toString())
            .or(
                () ->
                    sight
                        .revision(run.product(), run.revision())
                        .map(folder -> folder.product().value().version().toString()))
            .orElse(""),
        run.revision(),
        word(run.kind()),
        word(run.state()),
        run.by(),
        run.startedAt().map(Instants::text).orElse(null),
        run.endedAt().map(Instants::text).orElse(null),
        run.kind() == RunKind.PREVIEW ? null : release.map(r -> r.id().toString()).orElse(null),
        run.kind() == RunKind.PREVIEW ? release.map(RunViews::preview).orElse(null) : null,
        run.failure().map(why -> failure(run, why, builds, checks)).orElse(null),
        steps.stream().map(step -> step(step, numbers.shown(step.name()), builds)).toList(),
        checks);
  }

  /// A step that somebody follows, as the caller may see it.
  RunView.Step of(Run run, RunStep step) {
    return step(step, numbers(run, released(run)).shown(step.name()), builds(run));
  }

  private RunNumbers numbers(Run run, Optional<Release> release) {
    return new RunNumbers(reading, mesh, sight, run, release);
  }

  /// Those who build must know why it failed.
  private boolean builds(Run run) {
    String domain = run.product().domain();
    return kernel.inDomain(caller.principal(), Action.BUILD, domain).allowed()
        || kernel.inDomain(caller.principal(), Action.READ_INTERNAL, domain).allowed();
  }

  private static List<CheckView> checks(Release release, RunNumbers numbers) {
    return release.checks().stream()
        .map(
            result ->
                numbers.measured(measured(release, result.check()))
                    ? CheckView.of(result)
                    : CheckView.withoutNumbers(result))
        .toList();
  }

  private static List<Measured> measured(Release release, Check check) {
    return check.rule().measured(check.table(), release.tables().keySet());
  }

  private static List<CheckView> checks(List<RunCheck> found, RunNumbers numbers) {
    return found.stream()
        .map(kept -> CheckView.of(kept, numbers.measured(kept.measured())))
        .toList();
  }

  private Optional<Release> released(Run run) {
    return key(run).flatMap(reading.releases()::find).map(StoredRelease::release);
  }

  private static Optional<ReleaseKey> key(Run run) {
    ReleaseKind kind = run.kind() == RunKind.PREVIEW ? ReleaseKind.PREVIEW : ReleaseKind.RELEASE;
    return run.releaseNumber().map(number -> new ReleaseKey(run.product(), kind, number));
  }

  private static String preview(Release release) {
    var id = release.id();
    return id.product().domain()
        + ".\""
        + id.product().name()
        + "@"
        + id.version()
        + "-preview."
        + id.number()
        + "\"";
  }

  private static RunView.Failure failure(
      Run run, Run.Failure failure, boolean builds, List<CheckView> checks) {
    if (!builds && OF_DATA.contains(failure.code())) {
      return new RunView.Failure(
          failure.code(), "Why it failed is told to those who build " + run.product(), "");
    }
    if (failure.code().equals(ErrorCode.RUN_CHECKS.code())) {
      // Runs of before have kept what was measured in their sentence.
      WeftException told = RunFailures.told(run.product(), checks);
      return new RunView.Failure(failure.code(), told.sentence(), told.remedy());
    }
    return new RunView.Failure(failure.code(), failure.message(), failure.remedy());
  }

  private static RunView.Step step(RunStep step, boolean numbers, boolean builds) {
    Long millis =
        step.startedAt().isPresent() && step.endedAt().isPresent()
            ? (Long) ((step.endedAt().get() - step.startedAt().get()) / 1_000)
            : null;
    return new RunView.Step(
        step.name(),
        step.kind(),
        word(step.state()),
        step.rows() < 0 || !numbers ? null : (Long) step.rows(),
        null,
        millis,
        numbers || (builds && step.state() == RunState.FAILED) ? step.message() : "");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
