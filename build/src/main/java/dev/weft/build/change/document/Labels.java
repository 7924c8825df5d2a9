package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Labels of a property: `classification`, and the custom property `weft.labels`. Whoever reads
/// sees other values after any change of them; only the first label takes nothing from anyone,
/// because nothing was promised.
final class Labels {

  private static final String FURTHER = "weft.labels";

  private Labels() {}

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    Optional<String> was = old.text("classification");
    Optional<String> is = now.text("classification");
    Set<String> before = new LinkedHashSet<>(old.customTexts(FURTHER));
    Set<String> after = new LinkedHashSet<>(now.customTexts(FURTHER));
    boolean first = was.isEmpty() && before.isEmpty();
    if (!was.equals(is)) {
      Rule rule =
          first
              ? Rule.LABEL_FIRST
              : was.isEmpty()
                  ? Rule.LABEL_ADDED
                  : is.isEmpty() ? Rule.LABEL_REMOVED : Rule.LABEL_CHANGED;
      changes.field(
          spot.at("classification"),
          was,
          is,
          rule,
          "The label of "
              + spot.subject()
              + " went "
              + Words.step(old.find("classification"), now.find("classification")));
    }
    Spot further = spot.at("customProperties").at(FURTHER);
    after.stream()
        .filter(label -> !before.contains(label))
        .forEach(
            label ->
                changes.added(
                    further.at(label),
                    first ? Rule.LABEL_FIRST : Rule.LABEL_ADDED,
                    spot.subject() + " now has the label " + Words.name(label)));
    before.stream()
        .filter(label -> !after.contains(label))
        .forEach(
            label ->
                changes.removed(
                    further.at(label),
                    Rule.LABEL_REMOVED,
                    spot.subject() + " no longer has the label " + Words.name(label)));
  }

  /// The custom properties that are no labels.
  static Element without(Element property) {
    List<Value> others = new ArrayList<>();
    for (Value item : property.items("customProperties")) {
      boolean label =
          item instanceof Value.Fields group
              && Element.of(group).text("property").orElse("").equals(FURTHER);
      if (!label) {
        others.add(item);
      }
    }
    return new Element(Map.of("customProperties", new Value.Items(others)));
  }
}
