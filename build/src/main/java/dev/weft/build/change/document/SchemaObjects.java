package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Set;

/// The objects of `schema`: tables, views, topics, files.
final class SchemaObjects {

  private static final Set<String> JUDGED =
      Set.of(
          "name",
          "physicalName",
          "physicalType",
          "logicalType",
          "properties",
          "quality",
          "relationships",
          "deprecated");

  private SchemaObjects() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    var links = new Relationships(old, now, changes);
    Spot list = root.at("schema");
    for (Match match : Match.named(old.elements("schema"), now.elements("schema"))) {
      switch (match) {
        case Match.Added(Element item) -> {
          Spot spot = spot(list, item);
          changes.added(spot, Rule.OBJECT_ADDED, "The object " + spot.subject() + " was added");
        }
        case Match.Removed(Element item) -> {
          Spot spot = spot(list, item);
          changes.removed(
              spot, Rule.OBJECT_REMOVED, "The object " + spot.subject() + " was removed");
        }
        case Match.Kept(Element was, Element is) -> kept(was, is, spot(list, is), links, changes);
      }
    }
  }

  private static Spot spot(Spot list, Element object) {
    String name = object.text("name").orElse("");
    return list.at(name).inside(name);
  }

  private static void kept(
      Element old, Element now, Spot spot, Relationships links, Changes changes) {
    if (!old.text("name").equals(now.text("name"))) {
      changes.changed(
          spot,
          Rule.OBJECT_RENAMED,
          "The object " + Words.text(old.text("name")) + " is now called " + spot.subject());
    }
    Physical.compare(old, now, spot, changes);
    SchemaProperties.deprecation(old, now, spot, changes);
    List<Match> columns = Match.named(old.elements("properties"), now.elements("properties"));
    SchemaProperties.compare(columns, spot, changes);
    PrimaryKey.compare(old, now, columns, spot, changes);
    links.compare(old.text("name").orElse(""), now.text("name").orElse(""), spot);
    Quality.compare(old, now, spot, changes);
    Wording.compare(old, now, spot, JUDGED, changes);
  }
}
