package dev.weft.formats.jsonschema;

import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema of one field: type, null where it is not required, and what its options demand.
final class FieldSchema {

  /// Formats that JSON Schema has by the same name.
  private static final List<String> FORMATS =
      List.of("email", "uuid", "uri", "hostname", "ipv4", "ipv6", "date", "date-time");

  private static final List<String> OF_TEXTS = List.of("minLength", "maxLength", "pattern");
  private static final List<String> OF_NUMBERS =
      List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
  private static final List<String> OF_LISTS = List.of("minItems", "maxItems", "uniqueItems");
  private static final List<String> OF_OBJECTS = List.of("minProperties", "maxProperties");

  private final Carried carried;
  private final Consumer<String> allowed;
  private final Losses losses;

  FieldSchema(Carried carried, Consumer<String> allowed, Losses losses) {
    this.carried = carried;
    this.allowed = allowed;
    this.losses = losses;
  }

  void properties(List<Field> fields, ObjectNode schema) {
    if (fields.isEmpty()) {
      return;
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = properties.arrayNode();
    for (Field field : fields) {
      if (properties.has(field.name())) {
        losses.left(field.place(), "A second property `" + field.name() + "` is left out", "");
        carried.take(field.pointer());
        continue;
      }
      write(field, properties.putObject(field.name()));
      carried.take(field.pointer(), "name", "required");
      if (field.required()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  private void write(Field field, ObjectNode schema) {
    takeFalse(field);
    if (field.more().get("businessName") instanceof Value.Text(String title)) {
      schema.put("title", title);
      carried.take(field.pointer(), "businessName");
    }
    carried.take(field.pointer(), "description", "logicalType");
    carried.takeId(field.pointer(), field.name(), field.more());
    if (!field.description().isEmpty()) {
      schema.put("description", field.description());
    }
    type(field, schema);
    kind(field, schema);
    values(field, schema);
  }

  private void takeFalse(Field field) {
    if (!field.unique()) {
      carried.take(field.pointer(), "unique");
    }
    if (!field.isKey()) {
      carried.take(field.pointer(), "primaryKey", "primaryKeyPosition");
    }
  }

  private static void type(Field field, ObjectNode schema) {
    String type = word(field.kind());
    if (type.isEmpty()) {
      return;
    }
    if (field.required()) {
      schema.put("type", type);
    } else {
      schema.putArray("type").add(type).add("null");
    }
  }

  /// Empty where any value may stand.
  private static String word(Kind kind) {
    return switch (kind) {
      case Kind.Text text -> "string";
      case Kind.Bytes bytes -> "string";
      case Kind.Whole whole -> "integer";
      case Kind.Real real -> "number";
      case Kind.Exact(var _, int scale) -> scale == 0 ? "integer" : "number";
      case Kind.Day day -> "string";
      case Kind.Clock clock -> "string";
      case Kind.Moment moment -> "string";
      case Kind.Truth truth -> "boolean";
      case Kind.Group group -> "object";
      case Kind.Many many -> "array";
      case Kind.Lookup lookup -> "object";
      case Kind.Unknown unknown -> "";
    };
  }

  private void kind(Field field, ObjectNode schema) {
    switch (field.kind()) {
      case Kind.Text(String format) -> text(field, format, schema);
      case Kind.Bytes bytes -> {
        schema.put("contentEncoding", "base64");
        takeOption(field, "format");
      }
      case Kind.Whole(String format) -> whole(field, format, schema);
      case Kind.Real(String format) -> {
        numbers(field, schema);
        takeOption(field, "format");
        if (format.equals("f32")) {
          losses.changed(
              field.place(), "`" + field.name() + "` becomes a number of any size, not f32", "");
        }
      }
      case Kind.Exact(int precision, int scale) -> exact(field, precision, scale, schema);
      case Kind.Day day -> schema.put("format", "date");
      case Kind.Clock clock ->
          losses.changed(
              field.place(),
              "`" + field.name() + "` becomes a text: time asks for a time zone",
              "");
      case Kind.Moment(boolean zoned) -> {
        takeOption(field, "timezone");
        if (zoned) {
          schema.put("format", "date-time");
        } else {
          losses.changed(
              field.place(),
              "`" + field.name() + "` becomes a text: date-time asks for a time zone",
              "");
        }
      }
      case Kind.Truth truth -> {
        // the type says it
      }
      case Kind.Group(List<Field> fields) -> group(field, fields, schema);
      case Kind.Many(Field item) -> {
        options(field, OF_LISTS, schema);
        ObjectNode items = schema.putObject("items");
        write(item, items);
        carried.take(item.pointer(), "name", "required");
      }
      case Kind.Lookup(Field key, Field value) -> lookup(field, key, value, schema);
      case Kind.Unknown unknown ->
          losses.changed(
              field.place(),
              "`"
                  + field.name()
                  + "` has no type that JSON Schema knows, so anything may stand there",
              "Write its logicalType");
    }
  }

  private void text(Field field, String format, ObjectNode schema) {
    options(field, OF_TEXTS, schema);
    if (FORMATS.contains(format)) {
      schema.put("format", format);
      takeOption(field, "format");
    } else if (format.equals("byte")) {
      schema.put("contentEncoding", "base64");
      takeOption(field, "format");
    }
  }

  private void whole(Field field, String format, ObjectNode schema) {
    BigInteger least = format.startsWith("u") ? BigInteger.ZERO : power(format, 1).negate();
    BigInteger most = power(format, format.startsWith("u") ? 0 : 1).subtract(BigInteger.ONE);
    numbers(field, schema);
    if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
      schema.put("minimum", least);
    }
    if (!schema.has("maximum") && !schema.has("exclusiveMaximum")) {
      schema.put("maximum", most);
    }
    takeOption(field, "format");
  }

  private static BigInteger power(String format, int sign) {
    String bits = format.substring(Math.min(1, format.length()));
    boolean known = bits.matches("8|16|32|64|128");
    return BigInteger.TWO.pow((known ? Integer.parseInt(bits) : 32) - sign);
  }

  private void exact(Field field, int precision, int scale, ObjectNode schema) {
    numbers(field, schema);
    if (isBounded(schema)) {
      losses.changed(
          field.place(),
          "`" + field.name() + "` keeps its bounds, not its " + precision + " digits",
          "");
    }
    BigDecimal end = BigDecimal.ONE.movePointRight(precision - scale);
    if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
      schema.put("exclusiveMinimum", plain(end.negate()));
    }
    if (!schema.has("maximum") && !schema.has("exclusiveMaximum")) {
      schema.put("exclusiveMaximum", plain(end));
    }
    if (scale > 0 && !schema.has("multipleOf")) {
      schema.put("multipleOf", BigDecimal.ONE.movePointLeft(scale));
    }
    carried.take(field.pointer(), "physicalType");
    takeOption(field, "format");
  }

  /// Bounds that were given stand where those that the digits come to would.
  private static boolean isBounded(ObjectNode schema) {
    return (schema.has("minimum") || schema.has("exclusiveMinimum"))
        && (schema.has("maximum") || schema.has("exclusiveMaximum"));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private void numbers(Field field, ObjectNode schema) {
    options(field, OF_NUMBERS, schema);
  }

  private void group(Field field, List<Field> fields, ObjectNode schema) {
    options(field, OF_OBJECTS, schema);
    properties(fields, schema);
    if (field.options().get("required") instanceof Value.Items(List<Value> names)) {
      ArrayNode required =
          schema.get("required") instanceof ArrayNode given ? given : schema.putArray("required");
      for (Value name : names) {
        if (name instanceof Value.Text(String text)
            && required.valueStream().noneMatch(known -> known.asString().equals(text))) {
          required.add(text);
        }
      }
      takeOption(field, "required");
    }
  }

  private void lookup(Field field, Field key, Field value, ObjectNode schema) {
    options(field, OF_OBJECTS, schema);
    if (key.kind() instanceof Kind.Text) {
      write(key.asRequired(), schema.putObject("propertyNames"));
    } else {
      losses.changed(
          key.place(), "Keys of `" + field.name() + "` become texts, as all keys of JSON are", "");
      carried.take(key.pointer(), "logicalType");
    }
    write(value, schema.putObject("additionalProperties"));
    carried.take(key.pointer(), "required", "name");
    carried.take(value.pointer(), "required", "name");
  }

  /// Options whose words and meaning are those of JSON Schema.
  private void options(Field field, List<String> words, ObjectNode schema) {
    for (String word : words) {
      Value value = field.options().get(word);
      if (value != null && fits(word, value)) {
        schema.set(word, JsonValues.node(value));
        takeOption(field, word);
      }
    }
  }

  private static boolean fits(String word, Value value) {
    return switch (word) {
      case "pattern" -> value instanceof Value.Text;
      case "uniqueItems" -> value instanceof Value.Flag;
      case "multipleOf" -> value instanceof Value.Numeral(BigDecimal n) && n.signum() > 0;
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          value instanceof Value.Numeral(BigDecimal n)
              && n.signum() >= 0
              && n.stripTrailingZeros().scale() <= 0;
      default -> value instanceof Value.Numeral;
    };
  }

  private void values(Field field, ObjectNode schema) {
    if (!field.allowed().isEmpty()) {
      ArrayNode list = schema.putArray("enum");
      field.allowed().stream().distinct().forEach(value -> list.add(JsonValues.node(value)));
      if (!field.required()) {
        list.addNull();
      }
      allowed.accept(field.pointer());
    }
    if (field.more().get("examples") instanceof Value.Items(List<Value> examples)) {
      ArrayNode list = schema.putArray("examples");
      examples.forEach(example -> list.add(JsonValues.node(example)));
      carried.take(field.pointer(), "examples");
    }
    for (Map.Entry<String, Value> entry : field.more().entrySet()) {
      if (entry.getKey().equals("deprecated")
          && entry.getValue() instanceof Value.Flag(boolean yes)) {
        schema.put("deprecated", yes);
        carried.take(field.pointer(), "deprecated");
      }
    }
  }

  private void takeOption(Field field, String word) {
    carried.take(field.pointer() + "/logicalTypeOptions", word);
  }
}
