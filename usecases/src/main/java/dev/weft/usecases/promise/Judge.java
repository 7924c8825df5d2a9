package dev.weft.usecases.promise;

import dev.weft.model.contract.Measure;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.document.ProductFolder;
import java.math.BigDecimal;
import java.util.Optional;

/// Holds a service level against what is known. Pure: asks no clock and no store.
final class Judge {

  private Judge() {}

  /// Whether Weft measures it at all; anything else is a promise for people.
  static boolean measures(ServiceLevel level) {
    return level.measure().map(measure -> measures(measure, level)).orElse(false);
  }

  /// Whether anything that a product's contracts promise of what it serves is measured.
  static boolean measuresAny(ProductFolder folder) {
    return folder.served().stream()
        .flatMap(contract -> contract.value().serviceLevels().stream())
        .anyMatch(Judge::measures);
  }

  private static boolean measures(Measure measure, ServiceLevel level) {
    return switch (measure) {
      case FRESHNESS, LATENCY, FREQUENCY -> level.target() instanceof Target.Span;
      // about rows, of which Weft keeps what the product makes
      case RETENTION -> level.target() instanceof Target.Span && level.elements().isEmpty();
      case AVAILABILITY -> level.target() instanceof Target.Share;
      case TIME_OF_AVAILABILITY -> level.target() instanceof Target.Hour;
      case THROUGHPUT,
          ERROR_RATE,
          GENERAL_AVAILABILITY,
          END_OF_SUPPORT,
          END_OF_LIFE,
          TIME_TO_DETECT,
          TIME_TO_NOTIFY,
          TIME_TO_REPAIR ->
          false;
    };
  }

  static Judgement judge(ServiceLevel level, Known known) {
    Optional<Measure> measure = level.measure();
    if (measure.isEmpty() || !measures(level)) {
      return Judgement.PROMISE;
    }
    if (known.history().isEmpty()) {
      return Judgement.unmeasured("no release yet");
    }
    return switch (level.target()) {
      case Target.Span(TimeSpan span) -> span(measure.get(), span, known);
      case Target.Share(BigDecimal percent) -> Availability.judge(percent, known);
      case Target.Hour hour -> Timeliness.judge(hour, level.schedule(), known);
      case Target.Moment _, Target.Words _ -> Judgement.PROMISE;
    };
  }

  private static Judgement span(Measure measure, TimeSpan span, Known known) {
    if (measure == Measure.FREQUENCY) {
      return Pace.judge(span, known);
    }
    return measure == Measure.RETENTION ? Keeping.judge(span, known) : Age.judge(span, known);
  }
}
