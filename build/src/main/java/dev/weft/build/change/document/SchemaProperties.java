package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The properties of an object: columns and the fields inside them.
final class SchemaProperties {

  private static final Set<String> JUDGED =
      Set.of(
          "name",
          "physicalName",
          "physicalType",
          "logicalType",
          "logicalTypeOptions",
          "required",
          "unique",
          "primaryKey",
          "primaryKeyPosition",
          "classification",
          "enum",
          "properties",
          "items",
          "map",
          "quality",
          "relationships",
          "deprecated",
          "customProperties");

  private SchemaProperties() {}

  /// @param owner the object or the property that they belong to
  static void compare(List<Match> matches, Spot owner, Changes changes) {
    Spot list = owner.at("properties");
    for (Match match : matches) {
      switch (match) {
        case Match.Added(Element item) -> {
          Spot spot = spot(list, item);
          changes.added(spot, Rule.PROPERTY_ADDED, spot.subject() + " was added");
        }
        case Match.Removed(Element item) -> {
          Spot spot = spot(list, item);
          changes.removed(spot, Rule.PROPERTY_REMOVED, spot.subject() + " was removed");
        }
        case Match.Kept(Element old, Element now) -> {
          Spot spot = spot(list, now);
          renaming(old, now, spot, changes);
          kept(old, now, spot, changes);
        }
      }
    }
  }

  private static Spot spot(Spot list, Element property) {
    String name = property.text("name").orElse("");
    return list.at(name).inside(name);
  }

  private static void renaming(Element old, Element now, Spot spot, Changes changes) {
    if (!old.text("name").equals(now.text("name"))) {
      changes.changed(
          spot,
          Rule.PROPERTY_RENAMED,
          spot.sibling(old.text("name").orElse("")) + " is now called " + spot.subject());
    }
  }

  private static void kept(Element old, Element now, Spot spot, Changes changes) {
    LogicalType.compare(old, now, spot, changes);
    Physical.compare(old, now, spot, changes);
    flag("required", old, now, spot, Rule.REQUIRED_TIGHTENED, Rule.REQUIRED_LOOSENED, changes);
    flag("unique", old, now, spot, Rule.UNIQUE_TIGHTENED, Rule.UNIQUE_LOOSENED, changes);
    deprecation(old, now, spot, changes);
    AllowedValues.compare(old, now, spot, changes);
    Labels.compare(old, now, spot, changes);
    Quality.compare(old, now, spot, changes);
    compare(Match.named(old.elements("properties"), now.elements("properties")), spot, changes);
    inner("items", "[]", old, now, spot, changes);
    map(old, now, spot, changes);
    Wording.compare(old, now, spot, JUDGED, changes);
    Wording.compare(Labels.without(old), Labels.without(now), spot, Set.of(), changes);
  }

  /// The type of a list's items, or of a map's keys or values.
  private static void inner(
      String field, String called, Element old, Element now, Spot spot, Changes changes) {
    Optional<Element> was = old.element(field);
    Optional<Element> is = now.element(field);
    Spot at = spot.at(field).inside(called);
    if (was.isPresent() && is.isPresent()) {
      kept(was.get(), is.get(), at, changes);
    } else if (is.isPresent()) {
      changes.added(at, Rule.LOGICAL_TYPE_ADDED, "The type of " + at.subject() + " was added");
    } else if (was.isPresent()) {
      changes.removed(
          at, Rule.LOGICAL_TYPE_REMOVED, "The type of " + at.subject() + " was removed");
    }
  }

  private static void map(Element old, Element now, Spot spot, Changes changes) {
    Element was = old.element("map").orElse(Element.EMPTY);
    Element is = now.element("map").orElse(Element.EMPTY);
    inner("key", "key", was, is, spot.at("map"), changes);
    inner("value", "value", was, is, spot.at("map"), changes);
    Wording.compare(was, is, spot.at("map"), Set.of("key", "value"), changes);
  }

  private static void flag(
      String field,
      Element old,
      Element now,
      Spot spot,
      Rule tightened,
      Rule loosened,
      Changes changes) {
    if (old.flag(field) != now.flag(field)) {
      changes.field(
          spot.at(field),
          old.find(field),
          now.find(field),
          now.flag(field) ? tightened : loosened,
          spot.subject() + (now.flag(field) ? " is now " : " is no longer ") + field);
    }
  }

  /// The flag of v3.2.0 that announces an end.
  static void deprecation(Element old, Element now, Spot spot, Changes changes) {
    if (old.flag("deprecated") != now.flag("deprecated")) {
      changes.field(
          spot.at("deprecated"),
          old.find("deprecated"),
          now.find("deprecated"),
          Rule.ELEMENT_DEPRECATED,
          spot.subject()
              + (now.flag("deprecated") ? " is now deprecated" : " is no longer deprecated"));
    }
  }
}
