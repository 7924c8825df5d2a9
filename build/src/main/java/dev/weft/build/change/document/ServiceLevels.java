package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.contract.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// `slaProperties`. An entry is the same by what it promises and for which elements; then by what
/// it promises alone.
final class ServiceLevels {

  private static final Set<String> JUDGED =
      Set.of("property", "value", "valueExt", "unit", "element");

  private ServiceLevels() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("slaProperties");
    var told = new Steps();
    for (Match match :
        Match.of(
            PromisedElements.meant(old, Ends.before(old, now)),
            PromisedElements.meant(now, Ends.of(now)),
            List.of(
                sla -> Optional.of(sla.fields()),
                sla -> Optional.of(property(sla) + "@" + sla.texts("element")),
                sla -> Optional.of(property(sla))))) {
      switch (match) {
        case Match.Added(Element sla) ->
            changes.added(
                list.at(told.of(name(sla))),
                Rule.SLA_ADDED,
                "The service level " + words(sla) + " was added");
        case Match.Removed(Element sla) ->
            changes.removed(
                list.at(told.of(name(sla))),
                Rule.SLA_REMOVED,
                "The service level " + words(sla) + " was removed");
        case Match.Kept(Element was, Element is) -> {
          Spot spot = list.at(told.of(name(is))).inside(name(is));
          PromisedElements.compare(was, is, spot, changes);
          value(was, is, spot, changes);
          Wording.compare(was, is, spot, JUDGED, changes);
        }
      }
    }
  }

  private static void value(Element old, Element now, Spot spot, Changes changes) {
    Amount was = Amount.of(old);
    Amount is = Amount.of(now);
    if (was.equals(is)) {
      return;
    }
    String field =
        !was.value().equals(is.value())
            ? "value"
            : was.extended().equals(is.extended()) ? "unit" : "valueExt";
    changes.changed(
        spot.at(field),
        rule(was, is, better(now)),
        "The service level "
            + spot.subject()
            + " went from "
            + Amount.words(old)
            + " to "
            + Amount.words(now));
  }

  /// @param better 1 where more is the stronger promise, -1 where less is, 0 where nobody can tell
  private static Rule rule(Amount was, Amount is, int better) {
    if (was.value().isEmpty() || is.value().isEmpty()) {
      return is.value().isPresent()
          ? Rule.SLA_TIGHTENED
          : was.value().isPresent() ? Rule.SLA_RELAXED : Rule.SLA_CHANGED;
    }
    OptionalInt step = was.compareTo(is);
    if (step.isEmpty()) {
      return Rule.SLA_CHANGED;
    }
    if (step.getAsInt() == 0) {
      return Rule.OTHER_FIELD;
    }
    return better == 0
        ? Rule.SLA_CHANGED
        : step.getAsInt() * better > 0 ? Rule.SLA_TIGHTENED : Rule.SLA_RELAXED;
  }

  private static int better(Element sla) {
    return Measure.find(name(sla)).map(ServiceLevels::better).orElse(0);
  }

  private static int better(Measure measure) {
    return switch (measure) {
      case AVAILABILITY, THROUGHPUT, RETENTION, END_OF_SUPPORT, END_OF_LIFE -> 1;
      case ERROR_RATE,
          GENERAL_AVAILABILITY,
          FREQUENCY,
          LATENCY,
          FRESHNESS,
          TIME_TO_DETECT,
          TIME_TO_NOTIFY,
          TIME_TO_REPAIR,
          TIME_OF_AVAILABILITY ->
          -1;
    };
  }

  /// In one spelling: the standard has short and long names and takes them in any case, and means
  /// the same by freshness and latency.
  private static String property(Element sla) {
    return Measure.find(name(sla))
        .map(measure -> measure == Measure.FRESHNESS ? Measure.LATENCY : measure)
        .map(Measure::word)
        .orElseGet(() -> name(sla).toLowerCase(Locale.ROOT));
  }

  private static String name(Element sla) {
    return sla.text("property").orElse("");
  }

  private static String words(Element sla) {
    return Words.name(name(sla)) + " (" + Amount.words(sla) + ")";
  }
}
