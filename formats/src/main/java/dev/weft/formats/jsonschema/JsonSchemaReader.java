package dev.weft.formats.jsonschema;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.jsonschema.Views.View;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads JSON Schema (draft-04 to 2020-12) as a contract: an object is a table, of several
/// alternatives each is one. References out of the document are never followed. For one document.
public final class JsonSchemaReader {

  private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

  private final YamlDocument document;
  private final Carried carried = new Carried();
  private final Losses losses;
  private final Views views;
  private final FieldReader fields;

  public JsonSchemaReader(YamlDocument document, Losses losses) {
    this.document = document;
    this.losses = losses;
    this.views = new Views(document.root(), carried);
    this.fields = new FieldReader(views, carried, losses);
  }

  /// The contract; empty when nothing in the schema is a table.
  ///
  /// @param name for what has none
  public Optional<Shape> read(String name) {
    carried.take("", "$schema", "$id", "id");
    List<Table> tables = tables(name);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    boolean several = tables.size() > 1;
    String title = several ? text("title").orElse(name) : name;
    String description = several ? text("description").orElse("") : "";
    String id = document.text("$id").or(() -> document.text("id")).orElse(name);
    losses.list(document.root(), carried);
    return Optional.of(
        new Shape(
            id.isBlank() ? name : id,
            title,
            "1.0.0",
            "draft",
            description,
            tables,
            java.util.Map.of()));
  }

  private Optional<String> text(String word) {
    Optional<String> text = document.text(word);
    text.ifPresent(found -> carried.take("", word));
    return text;
  }

  private List<Table> tables(String name) {
    View root = views.of(document.root()).orElseThrow();
    if (isObject(root)) {
      return List.of(table(root, root.takeText("title").orElse(name)));
    }
    Optional<View> items = root.find("items").flatMap(views::of).filter(JsonSchemaReader::isObject);
    if (items.isPresent()) {
      root.take("type");
      return List.of(table(items.get(), root.takeText("title").orElse(name)));
    }
    List<Table> tables = new ArrayList<>();
    for (String word : List.of("anyOf", "oneOf")) {
      for (Part part : new Part(document.root()).parts(word)) {
        views
            .of(part.mapping())
            .filter(JsonSchemaReader::isObject)
            .ifPresent(
                view -> tables.add(table(view, called(part, view, tables.size() + 1, name))));
      }
    }
    return tables.isEmpty() ? definitions() : tables;
  }

  /// Without a schema of its own, a document is a collection of others.
  private List<Table> definitions() {
    List<Table> tables = new ArrayList<>();
    for (String word : DEFINITIONS) {
      if (new Part(document.root()).find(word).orElse(null) instanceof Node.Mapping group) {
        for (Node.Entry entry : group.entries()) {
          views
              .of(entry.value())
              .filter(JsonSchemaReader::isObject)
              .ifPresent(view -> tables.add(table(view, entry.key())));
        }
      }
    }
    return tables;
  }

  /// The name of its definition, else its title.
  private static String called(Part part, View view, int number, String name) {
    return part.text("$ref")
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
        .filter(last -> last.matches("[^%~]+"))
        .or(() -> view.takeText("title"))
        .orElse(name + "_" + number);
  }

  private static boolean isObject(View view) {
    boolean said = view.find("type").map(Node::textOrNull).filter("object"::equals).isPresent();
    return !view.mappings("properties").isEmpty() || said;
  }

  private Table table(View view, String name) {
    view.take("type");
    view.find("title")
        .map(Node::textOrNull)
        .filter(name::equals)
        .ifPresent(title -> view.take("title"));
    return Table.of(
        name, view.takeText("description").orElse(""), fields.properties(view), view.place());
  }
}
