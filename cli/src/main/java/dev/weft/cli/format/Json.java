package dev.weft.cli.format;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON read and written without losing a digit or the order of fields. Loaded only by verbs that
/// talk to a server.
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// Reads one JSON value. Throws JacksonException when it is none.
  public static JsonNode read(byte[] bytes) throws JacksonException {
    return MAPPER.readTree(bytes);
  }

  public static JsonNode read(String text) throws JacksonException {
    return MAPPER.readTree(text);
  }

  /// Maps, lists and scalars as a tree.
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// On one line.
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Indented, for a file or a reader.
  public static String pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /// The text of a field; empty when it is missing or null; JSON when it is no scalar.
  public static String text(JsonNode node, String field) {
    return text(node.path(field));
  }

  public static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainer() ? line(value) : value.asString();
  }

  /// A whole number; 0 when it is missing or null.
  public static long number(JsonNode node, String field) {
    return node.path(field).asLong(0);
  }

  public static boolean isTrue(JsonNode node, String field) {
    return node.path(field).asBoolean(false);
  }

  /// The elements of an array field; none when it is missing.
  public static List<JsonNode> items(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false).toList();
  }

  /// The texts of an array field.
  public static List<String> texts(JsonNode node, String field) {
    return items(node, field).stream().map(Json::text).toList();
  }
}
