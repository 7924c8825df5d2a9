package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.document.Value;
import java.util.Optional;
import java.util.OptionalInt;

/// The lower and the upper end of what values may be.
final class Bounds {

  /// One end.
  ///
  /// @param field that it is written in
  /// @param open whether the end itself lies outside
  private record Bound(String field, Value value, boolean open) {}

  private Bounds() {}

  static void compare(Element old, Element now, Spot options, Changes changes) {
    end(
        bound(old, "minimum", "exclusiveMinimum", 1),
        bound(now, "minimum", "exclusiveMinimum", 1),
        -1,
        options,
        changes);
    end(
        bound(old, "maximum", "exclusiveMaximum", -1),
        bound(now, "maximum", "exclusiveMaximum", -1),
        1,
        options,
        changes);
  }

  /// The end that counts. Before v3.1.0 `exclusiveMinimum: true` made `minimum` exclusive.
  ///
  /// @param tighter the sign of a step that shuts values out
  private static Optional<Bound> bound(Element options, String closed, String open, int tighter) {
    Optional<Value> at = options.find(closed);
    Optional<Value> beyond = options.find(open);
    if (beyond.isPresent() && beyond.get() instanceof Value.Flag(boolean yes)) {
      return at.map(value -> new Bound(closed, value, yes));
    }
    Optional<Bound> one = at.map(value -> new Bound(closed, value, false));
    Optional<Bound> other = beyond.map(value -> new Bound(open, value, true));
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    int order = Magnitude.compare(one.get().value(), other.get().value()).orElse(0) * tighter;
    return order > 0 ? one : other;
  }

  /// @param looser the sign of a step that lets more values in
  private static void end(
      Optional<Bound> old, Optional<Bound> now, int looser, Spot options, Changes changes) {
    if (old.isEmpty() && now.isEmpty()) {
      return;
    }
    Rule rule = Rule.RANGE_CHANGED;
    if (old.isEmpty() || now.isEmpty()) {
      rule = old.isEmpty() ? Rule.RANGE_NARROWED : Rule.RANGE_WIDENED;
    } else {
      OptionalInt order = Magnitude.compare(now.get().value(), old.get().value());
      if (order.isPresent()) {
        int step = order.getAsInt() * looser;
        int edge = Boolean.compare(old.get().open(), now.get().open());
        int both = step == 0 ? edge : step;
        if (both == 0) {
          return;
        }
        rule = both > 0 ? Rule.RANGE_WIDENED : Rule.RANGE_NARROWED;
      }
    }
    Bound shown = now.or(() -> old).orElseThrow();
    changes.field(
        options.at(shown.field()),
        old,
        now,
        rule,
        "The "
            + (looser < 0 ? "smallest" : "largest")
            + " value of "
            + options.subject()
            + " went from "
            + words(old)
            + " to "
            + words(now));
  }

  private static String words(Optional<Bound> bound) {
    return bound
        .map(at -> Words.value(Optional.of(at.value())) + (at.open() ? " (excluded)" : ""))
        .orElse("no bound");
  }
}
