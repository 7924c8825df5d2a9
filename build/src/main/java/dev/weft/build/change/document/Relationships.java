package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Relationships of an object and its properties: from which columns to which. It makes no
/// difference whether an end is named by ids or by names, or where the relationship is written.
final class Relationships {

  private static final Pattern BY_ID =
      Pattern.compile("/?schema/([A-Za-z0-9_-]+)((?:/properties/[A-Za-z0-9_-]+)+)");

  private final Map<String, String> before;
  private final Map<String, String> after;
  private final Changes changes;

  Relationships(Element old, Element now, Changes changes) {
    this.before = ids(old);
    this.after = ids(now);
    this.changes = changes;
  }

  /// @param from the columns, `object.property`
  private record Link(String type, List<String> from, List<String> to, Element written) {

    String key() {
      return type + " " + from + " " + to;
    }

    String words() {
      return Words.names(from) + " to " + Words.names(to);
    }
  }

  void compare(Element old, Element now, Spot object) {
    Map<String, List<Link>> left = new HashMap<>();
    links(old, before).forEach(link -> list(left, link).add(link));
    Spot list = object.at("relationships");
    for (Link link : links(now, after)) {
      List<Link> same = list(left, link);
      if (same.isEmpty()) {
        changes.added(list.at(step(link)), Rule.RELATIONSHIP_ADDED, sentence(link, " was added"));
      } else {
        Element was = same.removeFirst().written();
        Wording.compare(
            was, link.written(), list.at(step(link)), Set.of("type", "from", "to"), changes);
      }
    }
    for (Link link : links(old, before)) {
      List<Link> gone = list(left, link);
      if (!gone.isEmpty()) {
        gone.removeFirst();
        changes.removed(
            list.at(step(link)), Rule.RELATIONSHIP_REMOVED, sentence(link, " was removed"));
      }
    }
  }

  private static List<Link> list(Map<String, List<Link>> links, Link link) {
    return links.computeIfAbsent(link.key(), key -> new ArrayList<>());
  }

  private static String step(Link link) {
    return String.join(",", link.from()) + "->" + String.join(",", link.to());
  }

  private static String sentence(Link link, String verb) {
    return "The relationship from " + link.words() + verb;
  }

  private static List<Link> links(Element object, Map<String, String> ids) {
    String name = object.text("name").orElse("");
    List<Link> links = new ArrayList<>();
    for (Element written : object.elements("relationships")) {
      links.add(link(written, written.texts("from"), ids));
    }
    for (Element property : object.elements("properties")) {
      String column = name + "." + property.text("name").orElse("");
      for (Element written : property.elements("relationships")) {
        links.add(link(written, List.of(column), ids));
      }
    }
    return links;
  }

  private static Link link(Element written, List<String> from, Map<String, String> ids) {
    return new Link(
        written.text("type").orElse("foreignKey"),
        from.stream().map(end -> named(end, ids)).toList(),
        written.texts("to").stream().map(end -> named(end, ids)).toList(),
        written);
  }

  /// An end of the same contract by names; one of another contract as it is written.
  private static String named(String end, Map<String, String> ids) {
    Matcher match = BY_ID.matcher(end);
    if (!match.matches()) {
      return end;
    }
    StringBuilder path = new StringBuilder(match.group(1));
    StringBuilder names =
        new StringBuilder(Optional.ofNullable(ids.get(match.group(1))).orElse(match.group(1)));
    for (String step :
        match.group(2).substring("/properties/".length()).split("/properties/", -1)) {
      path.append('/').append(step);
      names.append('.').append(Optional.ofNullable(ids.get(path.toString())).orElse(step));
    }
    return names.toString();
  }

  /// Path of ids to the name at its end, of objects and properties.
  private static Map<String, String> ids(Element contract) {
    Map<String, String> names = new HashMap<>();
    collect("", contract.elements("schema"), names);
    return names;
  }

  private static void collect(String above, List<Element> things, Map<String, String> names) {
    for (Element thing : things) {
      String name = thing.text("name").orElse("");
      String path = above + thing.text("id").orElse(name);
      names.put(path, name);
      collect(path + "/", thing.elements("properties"), names);
    }
  }
}
