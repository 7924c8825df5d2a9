package dev.weft.formats.datacontract;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the values that stand with a field: allowed ones, tags, examples.
final class FieldValues {

  private FieldValues() {}

  static Field read(Field field, FieldWords words) {
    Field changed = field;
    Optional<Node.Sequence> allowed = words.list("enum");
    if (allowed.isPresent()) {
      changed =
          changed.withAllowed(
              allowed.get().items().stream()
                  .filter(node -> !node.isNull())
                  .map(node -> typed(Values.of(node), field.kind()))
                  .toList());
    }
    Optional<Node.Sequence> tags = words.list("tags");
    if (tags.isPresent()) {
      changed = changed.with("tags", Values.of(tags.get()));
    }
    List<Value> examples = new ArrayList<>();
    words
        .take("example")
        .map(node -> typed(Values.of(node), field.kind()))
        .ifPresent(examples::add);
    words
        .list("examples")
        .ifPresent(l -> l.items().stream().map(Values::of).forEach(examples::add));
    return examples.isEmpty() ? changed : changed.with("examples", new Value.Items(examples));
  }

  /// Allowed values, and the example, are texts there whatever the type.
  private static Value typed(Value value, Kind kind) {
    boolean number =
        kind instanceof Kind.Whole || kind instanceof Kind.Real || kind instanceof Kind.Exact;
    return number
            && value instanceof Value.Text(String text)
            && text.matches("-?\\d{1,50}(\\.\\d{1,50})?")
        ? new Value.Numeral(new BigDecimal(text))
        : value;
  }
}
