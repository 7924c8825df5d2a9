package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.Optional;

/// What an object or a property is called and made of where it is stored.
final class Physical {

  private Physical() {}

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    name(old, now, spot, changes);
    type(old, now, spot, changes);
  }

  /// Without a physical name a thing is stored under its own.
  private static void name(Element old, Element now, Spot spot, Changes changes) {
    Optional<String> was = old.text("physicalName");
    Optional<String> is = now.text("physicalName");
    boolean told = was.isPresent() || is.isPresent();
    if (told && !was.or(() -> old.text("name")).equals(is.or(() -> now.text("name")))) {
      changes.field(
          spot.at("physicalName"),
          was,
          is,
          Rule.PHYSICAL_NAME_CHANGED,
          "The physical name of "
              + spot.subject()
              + " went from "
              + Words.text(was.or(() -> old.text("name")))
              + " to "
              + Words.text(is.or(() -> now.text("name"))));
    }
  }

  private static void type(Element old, Element now, Spot spot, Changes changes) {
    Optional<String> was = old.text("physicalType");
    Optional<String> is = now.text("physicalType");
    if (!was.equals(is)) {
      changes.field(
          spot.at("physicalType"),
          was,
          is,
          rule(was, is),
          "The physical type of "
              + spot.subject()
              + " went from "
              + Words.text(was)
              + " to "
              + Words.text(is));
    }
  }

  private static Rule rule(Optional<String> old, Optional<String> now) {
    if (old.isEmpty()) {
      return Rule.PHYSICAL_TYPE_ADDED;
    }
    if (now.isEmpty()) {
      return Rule.PHYSICAL_TYPE_REMOVED;
    }
    var was = PhysicalType.of(old.get());
    var is = PhysicalType.of(now.get());
    return was.equals(is)
        ? Rule.PHYSICAL_TYPE_RESPELT
        : was.widensTo(is) ? Rule.PHYSICAL_TYPE_WIDENED : Rule.PHYSICAL_TYPE_CHANGED;
  }
}
