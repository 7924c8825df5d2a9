package dev.weft.governance.rules;

import dev.weft.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Facts on one line, in the flow style of YAML.
final class Spelling {

  private Spelling() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + of(field.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case Value.Items(List<Value> items) ->
          items.stream().map(Spelling::of).collect(Collectors.joining(", ", "[", "]"));
      case Value.Nothing() -> "null";
      case Value.Numeral _, Value.Flag _, Value.Text _ -> Knobs.text(value);
    };
  }
}
