package dev.weft.governance.rules;

import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Knob;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of a rule's knobs.
final class Knobs {

  private Knobs() {}

  /// As the rule itself has them.
  static SortedMap<String, Value> own(GovernanceRule rule) {
    var values = new TreeMap<String, Value>();
    rule.knobs().forEach((name, knob) -> values.put(name, knob.value()));
    return values;
  }

  /// As a domain turned them; what it may not turn so stays as it is.
  ///
  /// @param above as they are where it turns nothing
  /// @param turned knob to text
  static SortedMap<String, Value> turned(
      GovernanceRule rule, SortedMap<String, Value> above, Map<String, String> turned) {
    var values = new TreeMap<>(above);
    rule.knobs()
        .forEach(
            (name, knob) ->
                Optional.ofNullable(turned.get(name))
                    .flatMap(text -> value(knob, text))
                    .filter(at(knob, above, name)::allows)
                    .ifPresent(value -> values.put(name, value)));
    return values;
  }

  /// The knob from where others turned it to.
  static Knob at(Knob knob, SortedMap<String, Value> above, String name) {
    return new Knob(above.getOrDefault(name, knob.value()), knob.turn());
  }

  /// A text as a value of the kind that a knob has; empty when it is none.
  static Optional<Value> value(Knob knob, String text) {
    return switch (knob.value()) {
      case Value.Numeral(BigDecimal own) -> number(text).filter(n -> own.scale() > 0 || whole(n));
      case Value.Flag _ ->
          text.equals("true") || text.equals("false")
              ? Optional.of(new Value.Flag(text.equals("true")))
              : Optional.empty();
      case Value.Text _, Value.Nothing _, Value.Items _, Value.Fields _ ->
          Optional.of(new Value.Text(text));
    };
  }

  private static Optional<Value> number(String text) {
    try {
      return Optional.of(new Value.Numeral(new BigDecimal(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean whole(Value value) {
    return value instanceof Value.Numeral(BigDecimal number) && number.scale() <= 0;
  }

  /// The shapes of its values; whole numbers stay whole.
  static Shape.Group shapes(GovernanceRule rule) {
    var shapes = new TreeMap<String, Shape>();
    rule.knobs().forEach((name, knob) -> shapes.put(name, shape(knob)));
    return RuleTypes.knobs(shapes);
  }

  private static Shape shape(Knob knob) {
    return switch (knob.value()) {
      case Value.Numeral(BigDecimal number) ->
          number.scale() > 0 ? new Shape.Decimal() : new Shape.Whole();
      case Value.Flag _ -> new Shape.Flag();
      case Value.Text _, Value.Nothing _, Value.Items _, Value.Fields _ -> new Shape.Text();
    };
  }

  /// A value as documents spell it.
  static String text(Value value) {
    return switch (value) {
      case Value.Numeral(BigDecimal number) -> number.toPlainString();
      case Value.Flag(boolean yes) -> Boolean.toString(yes);
      case Value.Text(String text) -> text;
      case Value.Nothing _, Value.Items _, Value.Fields _ -> "";
    };
  }
}
