package dev.weft.formats.jsonschema;

import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what one row of each table looks like as JSON, by JSON Schema 2020-12. A row may have
/// fields that the contract does not name, as ODCS lets it. For one contract.
public final class JsonSchemaWriter {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Carried carried;
  private final Losses losses;
  private final FieldSchema fields;

  /// For one contract.
  ///
  /// @param allowed is told the JSON pointers of properties whose allowed values were written
  public JsonSchemaWriter(
      Carried carried, java.util.function.Consumer<String> allowed, Losses losses) {
    this.carried = carried;
    this.losses = losses;
    this.fields = new FieldSchema(carried, allowed, losses);
  }

  /// One table is the schema itself; of several, a row is of any.
  public String write(Shape shape) {
    carried.take("", "apiVersion", "kind", "id", "name", "version", "status");
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", DIALECT);
    List<Table> tables = distinct(shape.tables());
    if (tables.size() == 1) {
      table(tables.getFirst(), root);
    } else {
      root.put("title", shape.name());
      several(tables, root);
    }
    if (!root.has("description")) {
      text(root, "description", shape.description());
      carried.take("/description", "purpose");
    }
    String who = shape.name().equals(shape.id()) ? shape.id() : shape.id() + ", " + shape.name();
    root.put("$comment", who + ", version " + shape.version() + ", " + shape.status());
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private List<Table> distinct(List<Table> tables) {
    Set<String> names = new HashSet<>();
    for (Table table : tables) {
      if (!names.add(table.name())) {
        losses.left(table.place(), "A second table `" + table.name() + "` is left out", "");
        carried.take(table.pointer());
      }
    }
    Set<String> first = new HashSet<>();
    return tables.stream().filter(table -> first.add(table.name())).toList();
  }

  private void several(List<Table> tables, ObjectNode root) {
    if (tables.isEmpty()) {
      return;
    }
    ArrayNode any = root.putArray("anyOf");
    ObjectNode definitions = root.putObject("$defs");
    for (Table table : tables) {
      any.addObject().put("$ref", "#/$defs/" + step(table.name()));
      table(table, definitions.putObject(table.name()));
    }
  }

  /// A step of a JSON pointer inside a URI.
  private static String step(String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    return URLEncoder.encode(escaped, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void table(Table table, ObjectNode schema) {
    carried.take(table.pointer(), "name", "description", "logicalType");
    carried.takeId(table.pointer(), table.name(), table.more());
    schema.put("title", table.name());
    text(schema, "description", table.description());
    schema.put("type", "object");
    fields.properties(table.fields(), schema);
  }

  private static void text(ObjectNode schema, String word, String text) {
    if (!text.isEmpty()) {
      schema.put(word, text);
    }
  }
}
