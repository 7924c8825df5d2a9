package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `servers`: where the data is. What kind of place it is and how it is written there binds those
/// who read; where exactly it lies they can follow.
final class Servers {

  private static final Set<String> FORMAT = Set.of("format", "delimiter");
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "description",
          "customProperties",
          "environment",
          "tags",
          "authoritativeDefinitions");
  private static final Set<String> JUDGED = Set.of("server", "type", "roles");

  private Servers() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("servers");
    for (Match match :
        Match.of(
            old.elements("servers"),
            now.elements("servers"),
            List.of(Match.by("id"), Match.by("server")))) {
      switch (match) {
        case Match.Added(Element server) ->
            changes.added(
                list.at(name(server)),
                Rule.SERVER_ADDED,
                "The server " + Words.name(name(server)) + " was added");
        case Match.Removed(Element server) ->
            changes.removed(
                list.at(name(server)),
                Rule.SERVER_REMOVED,
                "The server " + Words.name(name(server)) + " was removed");
        case Match.Kept(Element was, Element is) ->
            kept(was, is, list.at(name(is)).inside(name(is)), changes);
      }
    }
  }

  private static void kept(Element old, Element now, Spot spot, Changes changes) {
    if (!name(old).equals(name(now))) {
      changes.changed(
          spot,
          Rule.SERVER_RENAMED,
          "The server " + Words.name(name(old)) + " is now called " + spot.subject());
    }
    boolean same = type(old).equals(type(now));
    if (same) {
      places(old, now, spot, changes);
    }
    if (!old.text("type").equals(now.text("type"))) {
      changes.changed(
          spot.at("type"),
          same ? Rule.OTHER_FIELD : Rule.SERVER_TYPE,
          "The type of the server "
              + spot.subject()
              + " went "
              + Words.step(old.find("type"), now.find("type")));
    }
    Roles.compare(old, now, spot, changes);
    Set<String> judged = new LinkedHashSet<>(union(old, now));
    judged.removeAll(WORDS);
    Wording.compare(old, now, spot, judged, changes);
  }

  /// The standard has two words for one kind of database.
  private static String type(Element server) {
    String type = server.text("type").orElse("");
    return type.equals("postgres") ? "postgresql" : type;
  }

  /// A server of another type has other fields, which say nothing more.
  private static void places(Element old, Element now, Spot spot, Changes changes) {
    for (String field : union(old, now)) {
      boolean words = WORDS.contains(field) || JUDGED.contains(field);
      if (!words && !said(field, old).equals(said(field, now))) {
        changes.field(
            spot.at(field),
            old.find(field),
            now.find(field),
            FORMAT.contains(field) ? format(field, old, now) : Rule.SERVER_LOCATION,
            Words.name(field)
                + " of the server "
                + spot.subject()
                + " went "
                + Words.step(old.find(field), now.find(field)));
      }
    }
  }

  private static Rule format(String field, Element old, Element now) {
    Optional<Value> was = said(field, old);
    Optional<Value> is = said(field, now);
    if (was.isEmpty() || is.isEmpty()) {
      return was.isEmpty() ? Rule.SERVER_FORMAT_ADDED : Rule.SERVER_FORMAT_REMOVED;
    }
    return Words.plain(was.get()).equalsIgnoreCase(Words.plain(is.get()))
        ? Rule.OTHER_FIELD
        : Rule.SERVER_FORMAT;
  }

  /// What is written, or holds where nothing is.
  private static Optional<Value> said(String field, Element server) {
    return server
        .find(field)
        .or(
            () ->
                field.equals("format") && type(server).equals("kafka")
                    ? Optional.of(new Value.Text("json"))
                    : Optional.empty());
  }

  private static Set<String> union(Element old, Element now) {
    Set<String> fields = new LinkedHashSet<>(now.fields().keySet());
    fields.addAll(old.fields().keySet());
    return fields;
  }

  private static String name(Element server) {
    return server.text("server").orElse("");
  }
}
