package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.util.List;
import java.util.Optional;

/// The only values that a property may have: its `enum`, else a rule of quality that nothing lies
/// outside a list.
public final class AllowedValues {

  private AllowedValues() {}

  static List<Value> of(Part property) {
    List<Value> listed =
        property.parts("enum").stream()
            .map(entry -> entry.find("value"))
            .flatMap(Optional::stream)
            .map(Values::of)
            .filter(AllowedValues::isPlain)
            .toList();
    return listed.isEmpty() ? rule(property).map(AllowedValues::values).orElse(List.of()) : listed;
  }

  private static boolean isPlain(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.Numeral
        || value instanceof Value.Flag;
  }

  private static List<Value> values(Part rule) {
    return rule.part("arguments").orElse(rule).items("validValues").stream()
        .map(Values::of)
        .filter(AllowedValues::isPlain)
        .toList();
  }

  private static Optional<Part> rule(Part property) {
    return property.parts("quality").stream()
        .filter(rule -> isStrict(rule, "invalidValues"))
        .filter(rule -> !values(rule).isEmpty())
        .filter(rule -> rule.part("arguments").map(a -> !a.has("pattern")).orElse(true))
        .findFirst();
  }

  /// Whether a rule is of a metric and lets not one row break it.
  static boolean isStrict(Part rule, String metric) {
    boolean error = rule.text("severity").map(s -> s.equalsIgnoreCase("error")).orElse(true);
    return error && rule.text("metric").orElse("").equals(metric) && isNone(rule.find("mustBe"));
  }

  private static boolean isNone(Optional<Node> mustBe) {
    return mustBe.map(Node::textOrNull).filter("0"::equals).isPresent();
  }

  /// Marks what [Field#allowed] of the property at a pointer was read from.
  public static void take(String property, Node.Mapping root, Carried carried) {
    find(root, property).ifPresent(part -> take(part, carried));
  }

  private static void take(Part property, Carried carried) {
    for (Part entry : property.parts("enum")) {
      carried.take(entry.pointer(), "value");
    }
    if (!property.has("enum")) {
      rule(property).ifPresent(rule -> takeRule(rule.pointer(), carried));
    }
  }

  /// Marks a rule that became a constraint; its name, dimension and words stay unmarked.
  public static void takeRule(String rule, Carried carried) {
    carried.take(rule, "type", "metric", "arguments", "mustBe", "severity");
  }

  private static Optional<Part> find(Node.Mapping root, String pointer) {
    Node node = root;
    for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      Optional<Node> next = below(node, step.replace("~1", "/").replace("~0", "~"));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return node instanceof Node.Mapping mapping ? Optional.of(new Part(mapping)) : Optional.empty();
  }

  private static Optional<Node> below(Node node, String step) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.find(step);
      case Node.Sequence sequence ->
          step.matches("\\d{1,6}") && Integer.parseInt(step) < sequence.items().size()
              ? Optional.of(sequence.items().get(Integer.parseInt(step)))
              : Optional.empty();
      case Node.Scalar scalar -> Optional.empty();
    };
  }
}
