package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The values that a property may have at all: `enum` of v3.2.0, and the valid values of a quality
/// rule.
final class AllowedValues {

  private AllowedValues() {}

  static void compare(Element old, Element now, Spot property, Changes changes) {
    List<Element> was = entries(old.items("enum"));
    List<Element> is = entries(now.items("enum"));
    Spot spot = property.at("enum");
    lists(values(was), values(is), spot, changes);
    for (Match match : Match.of(was, is, List.of(item -> item.find("value")))) {
      if (match instanceof Match.Kept(Element before, Element after)) {
        Spot at = spot.at(text(after.find("value")));
        Wording.compare(before, after, at, Set.of("value"), changes);
      }
    }
  }

  /// An absent list allows every value.
  static void lists(List<Value> old, List<Value> now, Spot spot, Changes changes) {
    if (old.isEmpty() != now.isEmpty()) {
      boolean listed = old.isEmpty();
      String all =
          listed ? " may only have the values that are listed" : " may have any value again";
      changes.field(
          spot,
          listed ? Optional.empty() : Optional.of(old),
          listed ? Optional.of(now) : Optional.empty(),
          listed ? Rule.VALUES_LISTED : Rule.VALUES_OPENED,
          spot.subject() + (listed ? " now" : "") + all);
      return;
    }
    for (Value value : Items.without(now, old)) {
      changes.added(
          spot.at(text(Optional.of(value))),
          Rule.VALUE_ALLOWED,
          spot.subject() + " may now be " + Words.value(Optional.of(value)));
    }
    for (Value value : Items.without(old, now)) {
      changes.removed(
          spot.at(text(Optional.of(value))),
          Rule.VALUE_FORBIDDEN,
          spot.subject() + " may no longer be " + Words.value(Optional.of(value)));
    }
  }

  /// An entry is a value, or a group that has one.
  private static List<Element> entries(List<Value> items) {
    return items.stream()
        .map(
            item ->
                item instanceof Value.Fields group
                    ? Element.of(group)
                    : new Element(Map.of("value", item)))
        .toList();
  }

  private static List<Value> values(List<Element> entries) {
    return entries.stream().map(entry -> entry.find("value")).flatMap(Optional::stream).toList();
  }

  private static String text(Optional<Value> value) {
    return value.map(Words::plain).orElse("");
  }
}
