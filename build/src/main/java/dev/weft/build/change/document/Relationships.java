package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Relationships of a contract: from which columns to which. It makes no difference whether an end
/// is named by ids or by names, in which order the columns of a key are, where the relationship is
/// written, or how often. For one comparison.
final class Relationships {

  private final Map<Links.Key, Links.Link> before;
  private final Map<Links.Key, Links.Link> after;
  private final Map<String, List<Links.Link>> old;
  private final Map<String, List<Links.Link>> now;
  private final Changes changes;

  Relationships(Element old, Element now, Changes changes) {
    this.before = Links.of(old, Ends.before(old, now));
    this.after = Links.of(now, Ends.of(now));
    this.old = byObject(before);
    this.now = byObject(after);
    this.changes = changes;
  }

  private static Map<String, List<Links.Link>> byObject(Map<Links.Key, Links.Link> links) {
    return links.values().stream().collect(Collectors.groupingBy(Links.Link::object));
  }

  /// Those that begin in one object, which may be called otherwise since.
  void compare(String oldName, String nowName, Spot object) {
    Spot list = object.at("relationships");
    now.getOrDefault(nowName, List.of()).forEach(link -> now(link, list));
    old.getOrDefault(oldName, List.of()).stream()
        .filter(link -> !after.containsKey(link.key()))
        .forEach(
            link ->
                changes.removed(
                    list.at(link.step()),
                    Rule.RELATIONSHIP_REMOVED,
                    "The relationship from " + link.words() + " was removed"));
  }

  private void now(Links.Link link, Spot list) {
    Spot spot = list.at(link.step());
    Links.Link was = before.get(link.key());
    if (was == null) {
      changes.added(
          spot, Rule.RELATIONSHIP_ADDED, "The relationship from " + link.words() + " was added");
    } else {
      Wording.compare(
          was.written(),
          link.written(),
          spot.called("the relationship from " + link.words()),
          Set.of("type", "from", "to"),
          changes);
    }
  }
}
