package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whether a document keeps a JSON Schema, by those keywords that the schemas of the standards use,
/// and nothing of why: most documents keep theirs, and a whole validator takes longer to load than
/// all else. Whoever is told no asks the validator, as they are wherever a keyword is met that is
/// not known here: below a choice or a negation it could turn any answer round. Threads may share
/// it.
final class QuickSchema {

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$defs",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "format",
          "readOnly",
          "then",
          "else");

  /// A keyword that is not known here.
  private static final class Unsure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsure(String keyword) {
      super(keyword, null, false, false);
    }
  }

  private final JsonNode schema;
  private final Map<String, JsonNode> references = new ConcurrentHashMap<>();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  QuickSchema(JsonNode schema) {
    this.schema = schema;
  }

  boolean isKept(Node root) {
    try {
      return keeps(schema, root, new HashSet<>());
    } catch (Unsure e) {
      return false;
    }
  }

  /// @param evaluated takes the names of properties that the part has judged
  private boolean keeps(JsonNode part, Node node, Set<String> evaluated) {
    if (!part.isObject()) {
      return part.asBoolean(false);
    }
    for (Map.Entry<String, JsonNode> keyword : part.properties()) {
      String name = keyword.getKey();
      boolean late = name.equals("unevaluatedProperties");
      if (!late && !keeps(part, name, keyword.getValue(), node, evaluated)) {
        return false;
      }
    }
    JsonNode rest = part.path("unevaluatedProperties");
    return rest.isMissingNode() || others(rest, Set.copyOf(evaluated), node, evaluated);
  }

  private boolean keeps(
      JsonNode part, String keyword, JsonNode value, Node node, Set<String> evaluated) {
    return switch (keyword) {
      case "type" -> isOfType(value, node);
      case "properties" -> properties(value, node, evaluated);
      case "additionalProperties" -> others(value, names(part), node, evaluated);
      case "required", "minItems", "maxItems", "uniqueItems", "items" ->
          sized(keyword, value, node);
      case "enum" -> isAny(value, node);
      case "const" -> isEqual(value, node);
      case "pattern" -> matches(value, node);
      case "minimum", "exclusiveMinimum" -> bounded(keyword, value, node);
      case "$ref" -> keeps(at(value.asString()), node, evaluated);
      case "allOf" -> keepsAll(value, node, evaluated);
      case "anyOf" -> fitting(value, node, evaluated) > 0;
      case "oneOf" -> fitting(value, node, evaluated) == 1;
      case "not" -> !keeps(value, node, new HashSet<>());
      case "if" -> branch(part, value, node, evaluated);
      default -> isAnnotation(keyword);
    };
  }

  private static boolean isAnnotation(String keyword) {
    if (!ANNOTATIONS.contains(keyword)) {
      throw new Unsure(keyword);
    }
    return true;
  }

  private boolean keepsAll(JsonNode parts, Node node, Set<String> evaluated) {
    for (JsonNode part : parts) {
      if (!keeps(part, node, evaluated)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAny(JsonNode words, Node node) {
    for (JsonNode word : words) {
      if (isEqual(word, node)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> names(JsonNode part) {
    return new HashSet<>(part.path("properties").propertyNames());
  }

  private JsonNode at(String reference) {
    return references.computeIfAbsent(reference, text -> schema.at(text.substring(1)));
  }

  private int fitting(JsonNode branches, Node node, Set<String> evaluated) {
    int fitting = 0;
    for (JsonNode branch : branches) {
      Set<String> own = new HashSet<>();
      if (keeps(branch, node, own)) {
        fitting++;
        evaluated.addAll(own);
      }
    }
    return fitting;
  }

  private boolean branch(JsonNode part, JsonNode condition, Node node, Set<String> evaluated) {
    Set<String> own = new HashSet<>();
    boolean met = keeps(condition, node, own);
    if (met) {
      evaluated.addAll(own);
    }
    JsonNode next = part.path(met ? "then" : "else");
    return next.isMissingNode() || keeps(next, node, evaluated);
  }

  private boolean properties(JsonNode known, Node node, Set<String> evaluated) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        JsonNode part = known.path(entry.key());
        if (part.isMissingNode()) {
          continue;
        }
        if (!isOpen(part) && !keeps(part, entry.value(), new HashSet<>())) {
          return false;
        }
        evaluated.add(entry.key());
      }
    }
    return true;
  }

  private static boolean isOpen(JsonNode part) {
    return part.isObject() && part.isEmpty();
  }

  private boolean others(JsonNode part, Set<String> known, Node node, Set<String> evaluated) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (!known.contains(entry.key())) {
          if (!keeps(part, entry.value(), new HashSet<>())) {
            return false;
          }
          evaluated.add(entry.key());
        }
      }
    }
    return true;
  }

  private boolean sized(String keyword, JsonNode value, Node node) {
    if (keyword.equals("required")) {
      return !(node instanceof Node.Mapping mapping) || hasAll(value, mapping);
    }
    if (!(node instanceof Node.Sequence list)) {
      return true;
    }
    int size = list.items().size();
    return switch (keyword) {
      case "minItems" -> size >= value.asInt();
      case "maxItems" -> size <= value.asInt();
      case "uniqueItems" ->
          !value.asBoolean() || list.items().stream().map(NodeJson::of).distinct().count() == size;
      default -> keepAll(value, list);
    };
  }

  private boolean keepAll(JsonNode part, Node.Sequence list) {
    for (Node item : list.items()) {
      if (!keeps(part, item, new HashSet<>())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasAll(JsonNode names, Node.Mapping mapping) {
    for (JsonNode name : names) {
      if (mapping.entry(name.asString()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean bounded(String keyword, JsonNode bound, Node node) {
    Optional<BigDecimal> number = number(node);
    int order = number.map(n -> n.compareTo(bound.decimalValue())).orElse(1);
    return keyword.equals("minimum") ? order >= 0 : order > 0;
  }

  private boolean matches(JsonNode pattern, Node node) {
    return !(node instanceof Node.Scalar scalar)
        || !isText(scalar)
        || patterns
            .computeIfAbsent(pattern.asString(), Pattern::compile)
            .matcher(scalar.text())
            .find();
  }

  private static Optional<BigDecimal> number(Node node) {
    return node instanceof Node.Scalar scalar && isNumber(scalar)
        ? Optional.of(new BigDecimal(scalar.text()))
        : Optional.empty();
  }

  private static boolean isNumber(Node.Scalar scalar) {
    String text = scalar.text();
    return scalar.sort() == Node.Sort.INTEGER
        || (scalar.sort() == Node.Sort.DECIMAL
            && !Character.isLetter(text.charAt(text.length() - 1)));
  }

  /// Infinity and what is no number are texts in JSON.
  private static boolean isText(Node.Scalar scalar) {
    return scalar.sort() == Node.Sort.STRING
        || (scalar.sort() == Node.Sort.DECIMAL && !isNumber(scalar));
  }

  private static boolean isEqual(JsonNode value, Node node) {
    return value.isString()
        ? node instanceof Node.Scalar scalar
            && isText(scalar)
            && scalar.text().equals(value.asString())
        : value.equals(NodeJson.of(node));
  }

  private static boolean isOfType(JsonNode type, Node node) {
    return type.isString()
        ? isOfType(type.asString(), node)
        : type.valueStream().anyMatch(each -> isOfType(each.asString(), node));
  }

  private static boolean isOfType(String type, Node node) {
    return switch (node) {
      case Node.Mapping mapping -> type.equals("object");
      case Node.Sequence list -> type.equals("array");
      case Node.Scalar scalar ->
          switch (scalar.sort()) {
            case NULL -> type.equals("null");
            case BOOLEAN -> type.equals("boolean");
            case STRING -> type.equals("string");
            case INTEGER -> type.equals("integer") || type.equals("number");
            case DECIMAL -> type.equals(isNumber(scalar) ? "number" : "string");
          };
    };
  }
}
