package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.Optional;
import java.util.OptionalInt;

/// The lower and the upper end of what values may be.
final class Bounds {

  /// One end.
  ///
  /// @param field that it is written in
  /// @param open whether the end itself lies outside
  private record Bound(String field, Value value, boolean open) {}

  private final Grain grain;
  private final Spot options;
  private final Changes changes;

  private Bounds(Grain grain, Spot options, Changes changes) {
    this.grain = grain;
    this.options = options;
    this.changes = changes;
  }

  static void compare(Grain grain, Element old, Element now, Spot options, Changes changes) {
    var bounds = new Bounds(grain, options, changes);
    bounds.end(
        bound(old, "minimum", "exclusiveMinimum", 1),
        bound(now, "minimum", "exclusiveMinimum", 1),
        -1);
    bounds.end(
        bound(old, "maximum", "exclusiveMaximum", -1),
        bound(now, "maximum", "exclusiveMaximum", -1),
        1);
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
  private void end(Optional<Bound> old, Optional<Bound> now, int looser) {
    if (old.isEmpty() && now.isEmpty()) {
      return;
    }
    Rule rule = Rule.RANGE_CHANGED;
    if (old.isEmpty() || now.isEmpty()) {
      rule = old.isEmpty() ? Rule.RANGE_NARROWED : Rule.RANGE_WIDENED;
    } else {
      OptionalInt step = step(inside(old.get(), looser), inside(now.get(), looser), looser);
      if (step.isPresent() && step.getAsInt() == 0) {
        return;
      }
      if (step.isPresent()) {
        rule = step.getAsInt() > 0 ? Rule.RANGE_WIDENED : Rule.RANGE_NARROWED;
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

  /// Whether more or fewer values than before lie inside; empty when nobody can tell.
  private static OptionalInt step(Bound old, Bound now, int looser) {
    OptionalInt order = Magnitude.compare(now.value(), old.value());
    if (order.isEmpty()) {
      return order;
    }
    int further = order.getAsInt() * looser;
    return OptionalInt.of(further == 0 ? Boolean.compare(old.open(), now.open()) : further);
  }

  /// The last value inside, where values come in steps: less than 11 is 10 among whole numbers.
  private Bound inside(Bound bound, int looser) {
    return grain
        .inside(bound.value(), bound.open(), looser)
        .map(value -> new Bound(bound.field(), value, false))
        .orElse(bound);
  }

  private static String words(Optional<Bound> bound) {
    return bound
        .map(at -> Words.value(Optional.of(at.value())) + (at.open() ? " (excluded)" : ""))
        .orElse("no bound");
  }
}
