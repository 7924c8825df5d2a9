package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Optional;

/// The quality rules of an object or a property. A rule is the same by id, by name, by saying
/// exactly the same, or by what it measures.
final class Quality {

  private Quality() {}

  static void compare(Element old, Element now, Spot owner, Changes changes) {
    Spot list = owner.at("quality");
    List<Element> was = old.elements("quality");
    List<Element> is = now.elements("quality");
    var told = new Steps();
    for (Match match :
        Match.of(
            was,
            is,
            List.of(
                Match.by("id"),
                Match.by("name"),
                rule -> Optional.of(rule.fields()),
                rule -> Optional.of(QualityBody.of(rule).measure())))) {
      switch (match) {
        case Match.Added(Element rule) ->
            changes.added(
                list.at(told.of(key(rule))),
                Rule.QUALITY_ADDED,
                "The quality rule " + name(rule) + " of " + owner.subject() + " was added");
        case Match.Removed(Element rule) ->
            changes.removed(
                list.at(told.of(key(rule))),
                Rule.QUALITY_REMOVED,
                "The quality rule " + name(rule) + " of " + owner.subject() + " was removed");
        case Match.Kept(Element before, Element after) ->
            QualityBody.compare(before, after, list.at(told.of(key(after))), changes);
      }
    }
  }

  static String name(Element rule) {
    return Words.name(key(rule));
  }

  /// Name, id, or what is measured.
  private static String key(Element rule) {
    return rule.text("name")
        .or(() -> rule.text("id"))
        .orElseGet(() -> QualityBody.of(rule).measure());
  }
}
