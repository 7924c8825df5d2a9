package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What service levels are promised for.
final class PromisedElements {

  private PromisedElements() {}

  /// The service levels of a contract with the elements that are meant, in one order and by the
  /// names of today.
  static List<Element> meant(Element contract, Ends ends) {
    Optional<String> otherwise = contract.text("slaDefaultElement");
    List<Element> levels = new ArrayList<>();
    for (Element sla : contract.elements("slaProperties")) {
      Map<String, Value> fields = new LinkedHashMap<>(sla.fields());
      fields.remove("element");
      sla.text("element")
          .filter(text -> !text.isBlank())
          .or(() -> otherwise)
          .ifPresent(text -> fields.put("element", new Value.Items(elements(text, ends))));
      levels.add(new Element(fields));
    }
    return levels;
  }

  private static List<Value> elements(String list, Ends ends) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(ends::element)
        .sorted()
        .distinct()
        .<Value>map(Value.Text::new)
        .toList();
  }

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    List<String> was = old.texts("element");
    List<String> is = now.texts("element");
    if (!was.equals(is)) {
      Rule rule = Rule.SLA_CHANGED;
      if (!was.isEmpty() && !is.isEmpty()) {
        rule =
            is.containsAll(was)
                ? Rule.SLA_TIGHTENED
                : was.containsAll(is) ? Rule.SLA_RELAXED : Rule.SLA_CHANGED;
      }
      changes.field(
          spot.at("element"),
          old.find("element"),
          now.find("element"),
          rule,
          "The service level "
              + spot.subject()
              + " is now promised for "
              + (is.isEmpty() ? "the whole contract" : Words.names(is)));
    }
  }
}
