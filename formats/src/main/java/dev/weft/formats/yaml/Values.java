package dev.weft.formats.yaml;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What nodes say, without their places.
public final class Values {

  private Values() {}

  /// Everything a document says.
  public static Value.Fields of(YamlDocument document) {
    return of(document.root());
  }

  private static Value.Fields of(Node.Mapping mapping) {
    Map<String, Value> fields = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> fields.put(entry.key(), of(entry.value())));
    return new Value.Fields(fields);
  }

  /// What one node says.
  public static Value of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> of(mapping);
      case Node.Sequence sequence ->
          new Value.Items(sequence.items().stream().map(Values::of).toList());
      case Node.Scalar(var _, String text, Node.Sort sort, var _) ->
          switch (sort) {
            case NULL -> new Value.Nothing();
            case BOOLEAN -> new Value.Flag(text.equalsIgnoreCase("true"));
            case INTEGER, DECIMAL -> number(text);
            case STRING -> new Value.Text(text);
          };
    };
  }

  /// `.inf` and `.nan` are numbers to YAML and to nobody else.
  private static Value number(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".inf") || lower.endsWith(".nan")
        ? new Value.Text(text)
        : new Value.Numeral(new BigDecimal(text));
  }
}
