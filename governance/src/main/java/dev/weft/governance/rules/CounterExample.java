package dev.weft.governance.rules;

import dev.weft.model.policy.RuleTest;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Shows that one setting of a rule's knobs is looser than another: facts that the rule forbids
/// under its own and lets pass under the other. Looked for among the rule's tests, whose numbers
/// are varied around the values of the knobs; found ones are judged, never guessed.
final class CounterExample {

  private static final int CANDIDATES = 2_000;

  private final CompiledRule rule;
  private final SortedMap<String, Value> own;
  private final SortedMap<String, Value> turned;

  CounterExample(CompiledRule rule, SortedMap<String, Value> own, SortedMap<String, Value> turned) {
    this.rule = rule;
    this.own = own;
    this.turned = turned;
  }

  /// The first that is found, as text.
  Optional<String> find() {
    var candidates = new LinkedHashSet<Value.Fields>();
    for (RuleTest test : rule.rule().tests()) {
      Value.Fields given = withoutKnobs(test.given());
      candidates.add(given);
      for (BigDecimal number : numbers()) {
        for (Value varied : varied(given, number)) {
          if (varied instanceof Value.Fields facts && candidates.size() < CANDIDATES) {
            candidates.add(facts);
          }
        }
      }
    }
    return candidates.stream().filter(this::loosened).findFirst().map(Spelling::of);
  }

  private boolean loosened(Value.Fields facts) {
    return rule.judge(facts, own) instanceof Verdict.Broken
        && rule.judge(facts, turned) instanceof Verdict.Kept;
  }

  private static Value.Fields withoutKnobs(Value.Fields given) {
    var fields = new LinkedHashMap<>(given.fields());
    fields.remove("knobs");
    return new Value.Fields(fields);
  }

  /// The values of turned knobs, the numbers beside them, and those in the middle.
  private Set<BigDecimal> numbers() {
    var numbers = new LinkedHashSet<BigDecimal>();
    turned.forEach(
        (name, value) -> {
          if (value instanceof Value.Numeral(BigDecimal to)
              && own.get(name) instanceof Value.Numeral(BigDecimal from)
              && to.compareTo(from) != 0) {
            numbers.add(to);
            numbers.add(from);
            numbers.add(to.add(BigDecimal.ONE));
            numbers.add(to.subtract(BigDecimal.ONE));
          }
        });
    return numbers;
  }

  /// The same facts with one of their numbers replaced, for each of them.
  private static List<Value> varied(Value value, BigDecimal number) {
    var all = new ArrayList<Value>();
    switch (value) {
      case Value.Numeral _ -> all.add(new Value.Numeral(number));
      case Value.Fields(Map<String, Value> fields) ->
          fields.forEach(
              (name, field) ->
                  varied(field, number)
                      .forEach(
                          one -> {
                            var copy = new LinkedHashMap<>(fields);
                            copy.put(name, one);
                            all.add(new Value.Fields(copy));
                          }));
      case Value.Items(List<Value> items) -> {
        for (int at = 0; at < items.size(); at++) {
          for (Value one : varied(items.get(at), number)) {
            var copy = new ArrayList<>(items);
            copy.set(at, one);
            all.add(new Value.Items(copy));
          }
        }
      }
      case Value.Text _, Value.Flag _, Value.Nothing _ -> {}
    }
    return all;
  }
}
