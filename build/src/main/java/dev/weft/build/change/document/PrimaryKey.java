package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The primary key of an object, as the tuple that is unique: which columns, in which order. A
/// renamed column stays the same.
final class PrimaryKey {

  private PrimaryKey() {}

  /// @param columns how the object's columns were matched
  static void compare(Element old, Element now, List<Match> columns, Spot object, Changes changes) {
    List<String> was = renamed(key(old), columns);
    List<String> is = key(now);
    // Without positions the tuple has no order that anyone wrote down.
    boolean ordered = isOrdered(old) && isOrdered(now);
    Map<String, Integer> placesBefore = places(was, is);
    Map<String, Integer> placesAfter = places(is, was);
    Set<String> all = new LinkedHashSet<>(is);
    all.addAll(was);
    Set<String> members = Set.copyOf(is);
    for (String column : all) {
      boolean both = placesAfter.containsKey(column);
      if (both && (!ordered || Objects.equals(placesBefore.get(column), placesAfter.get(column)))) {
        continue;
      }
      Spot spot = object.at("properties").at(column).inside(column);
      Rule rule =
          was.isEmpty() ? Rule.KEY_ADDED : is.isEmpty() ? Rule.KEY_REMOVED : Rule.KEY_CHANGED;
      if (!both && members.contains(column)) {
        changes.added(
            spot.at("primaryKey"), rule, spot.subject() + " is now part of the primary key");
      } else if (!both) {
        changes.removed(
            spot.at("primaryKey"), rule, spot.subject() + " is no longer part of the primary key");
      } else {
        changes.changed(
            spot.at("primaryKeyPosition"),
            rule,
            spot.subject() + " has another position in the primary key");
      }
    }
  }

  /// The places of columns in a key among those that both keys have.
  private static Map<String, Integer> places(List<String> key, List<String> other) {
    Set<String> known = Set.copyOf(other);
    Map<String, Integer> places = new HashMap<>();
    key.stream()
        .filter(known::contains)
        .forEach(column -> places.putIfAbsent(column, places.size()));
    return places;
  }

  /// Columns with a position in its order, then the others in the order written.
  private static List<String> key(Element object) {
    List<Element> members = new ArrayList<>();
    object.elements("properties").stream()
        .filter(property -> property.flag("primaryKey"))
        .forEach(members::add);
    members.sort(Comparator.comparingInt(PrimaryKey::position));
    return members.stream().map(property -> property.text("name").orElse("")).toList();
  }

  private static boolean isOrdered(Element object) {
    return object.elements("properties").stream()
        .filter(property -> property.flag("primaryKey"))
        .allMatch(property -> position(property) < Integer.MAX_VALUE);
  }

  private static int position(Element property) {
    return property
        .number("primaryKeyPosition")
        .filter(number -> number.signum() > 0)
        .map(BigDecimal::intValue)
        .orElse(Integer.MAX_VALUE);
  }

  private static List<String> renamed(List<String> key, List<Match> columns) {
    Map<String, String> names = new HashMap<>();
    for (Match match : columns) {
      if (match instanceof Match.Kept(Element old, Element now)) {
        names.put(old.text("name").orElse(""), now.text("name").orElse(""));
      }
    }
    return key.stream().map(name -> names.getOrDefault(name, name)).toList();
  }
}
