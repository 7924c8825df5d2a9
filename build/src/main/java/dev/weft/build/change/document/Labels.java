package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Labels of a property: `classification`, and the custom property `weft.labels`, which make one
/// set. Whoever reads sees other values after any change of it; only the first label takes nothing
/// from anyone, because nothing was promised.
record Labels(Optional<String> classification, Set<String> further) {

  private static final String FURTHER = "weft.labels";

  private static Labels of(Element property) {
    return new Labels(
        property.text("classification").filter(label -> !label.isBlank()),
        new LinkedHashSet<>(property.customTexts(FURTHER)));
  }

  private boolean isEmpty() {
    return classification.isEmpty() && further.isEmpty();
  }

  private boolean has(String label) {
    return further.contains(label) || classification.equals(Optional.of(label));
  }

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    Labels was = of(old);
    Labels is = of(now);
    if (!was.classification.equals(is.classification)) {
      changes.field(
          spot.at("classification"),
          was.classification,
          is.classification,
          was.step(is),
          "The label of "
              + spot.subject()
              + " went from "
              + Words.text(was.classification)
              + " to "
              + Words.text(is.classification));
    }
    further(was, is, spot, changes);
  }

  private static void further(Labels was, Labels is, Spot spot, Changes changes) {
    Spot list = spot.at("customProperties").at(FURTHER);
    for (String label : is.further) {
      if (was.has(label) && !was.further.contains(label)) {
        changes.added(list.at(label), Rule.LABEL_MOVED, moved(spot, label, " is now"));
      } else if (!was.has(label)) {
        changes.added(
            list.at(label),
            was.isEmpty() ? Rule.LABEL_FIRST : Rule.LABEL_ADDED,
            spot.subject() + " now has the label " + Words.name(label));
      }
    }
    for (String label : was.further) {
      if (is.has(label) && !is.further.contains(label)) {
        changes.removed(list.at(label), Rule.LABEL_MOVED, moved(spot, label, " is no longer"));
      } else if (!is.has(label)) {
        changes.removed(
            list.at(label),
            Rule.LABEL_REMOVED,
            spot.subject() + " no longer has the label " + Words.name(label));
      }
    }
  }

  private static String moved(Spot spot, String label, String verb) {
    return "The label "
        + Words.name(label)
        + " of "
        + spot.subject()
        + verb
        + " in "
        + Words.name(FURTHER);
  }

  /// What a new classification is; one that only moves to or from the other labels is no other
  /// label.
  private Rule step(Labels now) {
    boolean lost = classification.filter(label -> !now.has(label)).isPresent();
    boolean gained = now.classification.filter(label -> !has(label)).isPresent();
    if (!lost && !gained) {
      return Rule.LABEL_MOVED;
    }
    return isEmpty()
        ? Rule.LABEL_FIRST
        : !lost ? Rule.LABEL_ADDED : gained ? Rule.LABEL_CHANGED : Rule.LABEL_REMOVED;
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
