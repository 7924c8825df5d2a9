package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Names;
import dev.weft.model.policy.Knob;
import dev.weft.model.policy.Knob.Turn;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `knobs:` of a rule: `{ value: 24, domains: lower }`, or the value alone, which is fixed.
final class KnobReader {

  private static final List<String> TURNS = List.of("fixed", "lower", "raise");

  private KnobReader() {}

  static SortedMap<String, Knob> read(Fields rule) {
    var knobs = new TreeMap<String, Knob>();
    for (Node.Entry entry : rule.entries("knobs")) {
      if (!Names.isValid(entry.key())) {
        rule.findings()
            .error(ErrorCode.DOC_NAME, entry.at(), Names.explain("knob", entry.key()), "Rename it");
      }
      if (entry.value() instanceof Node.Mapping) {
        rule.findGroup("knobs", "the knobs")
            .flatMap(all -> all.findGroup(entry.key(), "a knob"))
            .flatMap(KnobReader::knob)
            .ifPresent(knob -> knobs.put(entry.key(), knob));
      } else {
        value(rule, entry.key(), entry.value())
            .ifPresent(value -> knobs.put(entry.key(), new Knob(value, new Turn.Fixed())));
      }
    }
    return knobs;
  }

  private static Optional<Knob> knob(Fields fields) {
    Optional<Node> node = fields.find("value");
    if (node.isEmpty()) {
      fields.missing("value");
    }
    Optional<Value> value = node.flatMap(known -> value(fields, "value", known));
    Turn turn = fields.find("domains").map(known -> turn(known, fields)).orElse(new Turn.Fixed());
    boolean directed = !(turn instanceof Turn.Fixed);
    if (directed && value.isPresent() && !(value.get() instanceof Value.Numeral)) {
      fields.wrong(
          fields.at("domains"),
          "Only a number can be turned in a direction",
          "Write domains: fixed, or give the knob a number");
    }
    fields.close();
    return value.map(known -> new Knob(known, turn));
  }

  private static Optional<Value> value(Fields fields, String name, Node node) {
    Value value = Values.of(node);
    if (value instanceof Value.Items || value instanceof Value.Fields) {
      fields.wrongType(name, node, "a number, a text, true or false", "");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static Turn turn(Node node, Fields knob) {
    if (node instanceof Node.Mapping) {
      return knob.findGroup("domains", "a range").map(KnobReader::within).orElseThrow();
    }
    String word = String.valueOf(node.textOrNull());
    return switch (word) {
      case "fixed" -> new Turn.Fixed();
      case "lower" -> new Turn.Lower();
      case "raise" -> new Turn.Raise();
      default -> {
        knob.wrong(
            node.place(),
            "`domains` does not say how domains may turn the knob",
            "Use one of " + String.join(", ", TURNS) + ", { within: [a, b] }");
        yield new Turn.Fixed();
      }
    };
  }

  private static Turn within(Fields range) {
    List<Value> ends = range.items("within").stream().map(Values::of).toList();
    range.close();
    if (ends.size() == 2
        && ends.getFirst() instanceof Value.Numeral(BigDecimal low)
        && ends.getLast() instanceof Value.Numeral(BigDecimal high)
        && low.compareTo(high) <= 0) {
      return new Turn.Within(low, high);
    }
    range.wrong(
        range.place(), "A range has two ends, the smaller one first", "Write { within: [1, 24] }");
    return new Turn.Fixed();
  }

  /// The values that a domain gives to knobs, by rule; as text, since only the rule knows more.
  static Map<String, Map<String, String>> turned(Fields domain) {
    Map<String, Map<String, String>> turned = new TreeMap<>();
    domain
        .findGroup("knobs", "the knobs")
        .ifPresent(
            rules ->
                rules.rest().forEach(entry -> turned.put(entry.key(), rules.scalars(entry.key()))));
    return turned;
  }
}
