package dev.weft.usecases.rules;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A group of facts in the making. For one thread.
final class FactGroup {

  private final Map<String, Value> fields = new LinkedHashMap<>();

  FactGroup put(String name, String text) {
    fields.put(name, new Value.Text(text));
    return this;
  }

  FactGroup put(String name, Optional<String> text) {
    text.ifPresent(known -> put(name, known));
    return this;
  }

  FactGroup put(String name, boolean yes) {
    fields.put(name, new Value.Flag(yes));
    return this;
  }

  FactGroup put(String name, long number) {
    fields.put(name, new Value.Numeral(BigDecimal.valueOf(number)));
    return this;
  }

  FactGroup put(String name, BigDecimal number) {
    fields.put(name, new Value.Numeral(number));
    return this;
  }

  FactGroup put(String name, Collection<String> texts) {
    fields.put(name, new Value.Items(texts.stream().<Value>map(Value.Text::new).toList()));
    return this;
  }

  FactGroup put(String name, FactGroup facts) {
    fields.put(name, facts.made());
    return this;
  }

  FactGroup put(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  FactGroup putAll(String name, Collection<FactGroup> each) {
    fields.put(name, new Value.Items(each.stream().<Value>map(FactGroup::made).toList()));
    return this;
  }

  /// The facts of another group beside these.
  FactGroup with(FactGroup others) {
    fields.putAll(others.fields);
    return this;
  }

  Value.Fields made() {
    return new Value.Fields(fields);
  }
}
