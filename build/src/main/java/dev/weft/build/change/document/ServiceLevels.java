package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.contract.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// `slaProperties`. An entry is the same by what it promises and for which element; then by what it
/// promises alone.
final class ServiceLevels {

  private static final Set<String> JUDGED =
      Set.of("property", "value", "valueExt", "unit", "element");

  private ServiceLevels() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("slaProperties");
    String oldElement = old.text("slaDefaultElement").orElse("");
    String nowElement = now.text("slaDefaultElement").orElse("");
    var told = new Steps();
    for (Match match :
        Match.of(
            old.elements("slaProperties"),
            now.elements("slaProperties"),
            List.of(
                sla -> Optional.of(sla.fields()),
                sla -> Optional.of(property(sla) + "@" + sla.text("element").orElse("")),
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
          element(was, oldElement, is, nowElement, spot, changes);
          value(was, is, spot, changes);
          Wording.compare(was, is, spot, JUDGED, changes);
        }
      }
    }
  }

  private static void element(
      Element old, String oldElement, Element now, String nowElement, Spot spot, Changes changes) {
    String was = old.text("element").orElse(oldElement);
    String is = now.text("element").orElse(nowElement);
    if (!was.equals(is)) {
      changes.field(
          spot.at("element"),
          old.find("element"),
          now.find("element"),
          Rule.SLA_CHANGED,
          "The service level "
              + spot.subject()
              + " is now promised for "
              + (is.isEmpty() ? "the whole contract" : Words.name(is)));
    }
  }

  private static void value(Element old, Element now, Spot spot, Changes changes) {
    Amount was = Amount.of(old);
    Amount is = Amount.of(now);
    if (was.equals(is)) {
      return;
    }
    OptionalInt step = was.compareTo(is);
    Rule rule = Rule.SLA_CHANGED;
    if (step.isPresent() && step.getAsInt() == 0) {
      rule = Rule.OTHER_FIELD;
    } else if (step.isPresent()) {
      int better = better(now);
      rule =
          better == 0
              ? Rule.SLA_CHANGED
              : step.getAsInt() * better > 0 ? Rule.SLA_TIGHTENED : Rule.SLA_RELAXED;
    }
    boolean unit = old.find("value").equals(now.find("value"));
    changes.changed(
        spot.at(unit ? "unit" : "value"),
        rule,
        "The service level " + spot.subject() + " went from " + was.words() + " to " + is.words());
  }

  /// 1 where more is the stronger promise, -1 where less is, 0 where nobody can tell.
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
    return Words.name(name(sla)) + " (" + Amount.of(sla).words() + ")";
  }
}
