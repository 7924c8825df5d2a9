package dev.weft.formats.jsonschema;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values of documents as JSON.
final class JsonValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonValues() {}

  static JsonNode node(Value value) {
    return switch (value) {
      case Value.Text(String text) -> JSON.stringNode(text);
      case Value.Numeral(BigDecimal number) -> number(number);
      case Value.Flag(boolean yes) -> JSON.booleanNode(yes);
      case Value.Nothing nothing -> JSON.nullNode();
      case Value.Items(List<Value> items) -> {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Value.Fields(Map<String, Value> fields) -> {
        ObjectNode object = JSON.objectNode();
        fields.forEach((name, inner) -> object.set(name, node(inner)));
        yield object;
      }
    };
  }

  /// Whole numbers without a point, as far as anybody would write them out.
  private static JsonNode number(BigDecimal number) {
    boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 60;
    return whole ? JSON.numberNode(number.toBigIntegerExact()) : JSON.numberNode(number);
  }
}
