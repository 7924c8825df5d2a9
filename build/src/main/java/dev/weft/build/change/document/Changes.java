package dev.weft.build.change.document;

import dev.weft.build.change.Change;
import dev.weft.build.change.Change.Kind;
import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects changes as they are found, each judged in one direction. For one comparison.
final class Changes {

  private final Direction direction;
  private final List<Change> all = new ArrayList<>();

  Changes(Direction direction) {
    this.direction = direction;
  }

  void added(Spot spot, Rule rule, String message) {
    add(spot, Kind.ADDED, rule, message);
  }

  void removed(Spot spot, Rule rule, String message) {
    add(spot, Kind.REMOVED, rule, message);
  }

  void changed(Spot spot, Rule rule, String message) {
    add(spot, Kind.CHANGED, rule, message);
  }

  /// A field that may have been written or taken away.
  void field(Spot spot, Optional<?> old, Optional<?> now, Rule rule, String message) {
    add(
        spot,
        old.isEmpty() ? Kind.ADDED : now.isEmpty() ? Kind.REMOVED : Kind.CHANGED,
        rule,
        message);
  }

  /// A field of the thing at `spot`, when it differs.
  void field(String field, Rule rule, Element old, Element now, Spot spot) {
    if (!old.find(field).equals(now.find(field))) {
      String step = Words.step(old.find(field), now.find(field));
      field(
          spot.at(field),
          old.find(field),
          now.find(field),
          rule,
          Words.name(field) + " of " + spot.subject() + " went " + step);
    }
  }

  private void add(Spot spot, Kind kind, Rule rule, String message) {
    all.add(new Change(spot.path(), kind, rule.effect().impact(direction), rule, message));
  }

  Difference difference() {
    return new Difference(all);
  }
}
