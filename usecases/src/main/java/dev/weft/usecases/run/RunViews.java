package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunKind;
import dev.weft.catalog.run.RunStep;
import dev.weft.model.run.Release;
import dev.weft.usecases.paging.Instants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Runs as callers see them. Belongs to its read transaction.
final class RunViews {

  private static final int STEPS = 500;

  private final Reading reading;

  RunViews(Reading reading) {
    this.reading = reading;
  }

  RunView of(Run run) {
    Optional<Release> release = released(run);
    var steps = reading.runs().steps(run.id(), -1, STEPS);
    return new RunView(
        run.id(),
        run.product().toString(),
        run.major(),
        release
            .map(r -> r.id().version().toString())
            .or(
                () ->
                    reading
                        .registry()
                        .findRevision(run.product(), run.revision())
                        .map(revision -> revision.version().toString()))
            .orElse(""),
        run.revision(),
        word(run.kind()),
        word(run.state()),
        run.by(),
        run.startedAt().map(Instants::text).orElse(null),
        run.endedAt().map(Instants::text).orElse(null),
        run.kind() == RunKind.PREVIEW ? null : release.map(r -> r.id().toString()).orElse(null),
        run.kind() == RunKind.PREVIEW ? release.map(RunViews::preview).orElse(null) : null,
        run.failure().map(RunViews::failure).orElse(null),
        steps.stream().map(RunViews::step).toList(),
        release.map(r -> r.checks().stream().map(CheckView::of).toList()).orElse(List.of()));
  }

  private Optional<Release> released(Run run) {
    return run.releaseNumber()
        .flatMap(
            number ->
                run.kind() == RunKind.PREVIEW
                    ? reading.releases().findPreview(run.product(), number)
                    : reading.releases().find(run.product(), number))
        .map(StoredRelease::release);
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

  private static RunView.Failure failure(Run.Failure failure) {
    return new RunView.Failure(failure.code(), failure.message(), failure.remedy());
  }

  static RunView.Step step(RunStep step) {
    Long millis =
        step.startedAt().isPresent() && step.endedAt().isPresent()
            ? (Long) ((step.endedAt().get() - step.startedAt().get()) / 1_000)
            : null;
    return new RunView.Step(
        step.name(),
        step.kind(),
        word(step.state()),
        step.rows() < 0 ? null : (Long) step.rows(),
        null,
        millis,
        step.message());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
