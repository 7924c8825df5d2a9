package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A document's tree as the JSON that a schema judges.
final class NodeJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private NodeJson() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        var object = JSON.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
        yield object;
      }
      case Node.Sequence sequence -> {
        var array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Node.Scalar(var place, String text, Node.Sort sort, var _) ->
          switch (sort) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(text.equalsIgnoreCase("true"));
            case INTEGER -> JSON.numberNode(whole(text));
            case DECIMAL -> decimal(text);
            case STRING -> JSON.stringNode(text);
          };
    };
  }

  private static BigInteger whole(String text) {
    return new BigInteger(text.startsWith("+") ? text.substring(1) : text);
  }

  private static JsonNode decimal(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".inf") || lower.endsWith(".nan")) {
      return JSON.stringNode(text);
    }
    var number = new BigDecimal(text);
    // the validator takes decimals for 64 bits where whole numbers are asked for, and fails
    return number.abs().compareTo(MOST) > 0
        ? JSON.numberNode(number.toBigInteger())
        : JSON.numberNode(number);
  }
}
