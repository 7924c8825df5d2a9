package dev.weft.formats.bitol;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Which fields a place of a JSON Schema knows, through references and conditions.
final class SchemaFields {

  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> BRANCHES = List.of("if", "then", "else");

  private final JsonNode schema;
  private final Set<String> fields = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private boolean always;

  SchemaFields(JsonNode schema) {
    this.schema = schema;
  }

  /// The fields known at a JSON pointer into the schema.
  Set<String> of(String pointer) {
    collect(schema.at(pointer));
    return fields;
  }

  /// Those of them that do not hang on what other fields say.
  Set<String> alwaysOf(String pointer) {
    always = true;
    return of(pointer);
  }

  private void collect(JsonNode part) {
    if (!part.isObject()) {
      return;
    }
    part.path("properties").propertyNames().forEach(fields::add);
    JsonNode reference = part.path("$ref");
    if (reference.isString() && seen.add(reference.asString())) {
      collect(schema.at(reference.asString().substring(1)));
    }
    for (String list : LISTS) {
      part.path(list).forEach(this::collect);
    }
    for (String branch : BRANCHES) {
      if (!always) {
        collect(part.path(branch));
      }
    }
  }
}
