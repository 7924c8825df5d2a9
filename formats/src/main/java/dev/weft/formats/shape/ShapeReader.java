package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.Table.Unique;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the shape of a contract (ODCS), leniently: what the standard forbids is for its reader to
/// say.
public final class ShapeReader {

  private static final Set<String> OF_ROOT =
      Set.of("apiVersion", "kind", "id", "name", "version", "status", "description", "schema");
  private static final Set<String> OF_TABLE =
      Set.of("name", "physicalName", "logicalType", "description", "properties");
  private static final Set<String> OF_FIELD =
      Set.of(
          "name",
          "physicalName",
          "logicalType",
          "logicalTypeOptions",
          "physicalType",
          "required",
          "unique",
          "primaryKey",
          "primaryKeyPosition",
          "description",
          "properties",
          "items",
          "map",
          "enum");

  private final KindReader kinds = new KindReader(this);

  /// Reads a document of kind DataContract.
  public Shape read(YamlDocument document) {
    var root = new Part(document.root());
    String id = root.text("id").orElse("");
    var links = new LinkReader(root);
    return new Shape(
        id,
        root.text("name").orElse(id),
        root.text("version").orElse(""),
        root.text("status").orElse(""),
        root.part("description").flatMap(d -> d.text("purpose")).orElse(""),
        root.parts("schema").stream().map(part -> table(part, links)).toList(),
        more(root, OF_ROOT));
  }

  private Table table(Part part, LinkReader links) {
    String name = part.text("name").orElse("");
    List<Link> all = new ArrayList<>(links.ofObject(part));
    part.parts("properties").forEach(property -> all.addAll(links.ofProperty(property)));
    return new Table(
        name,
        other(part, name),
        part.text("description").orElse(""),
        fields(part),
        uniques(part),
        all,
        more(part, OF_TABLE),
        part.place());
  }

  /// The name in the source when it is another one.
  private static String other(Part part, String name) {
    return part.text("physicalName").filter(source -> !source.equals(name)).orElse("");
  }

  /// The fields of an object.
  List<Field> fields(Part owner) {
    List<Part> parts = owner.parts("properties");
    List<Integer> positions = Keys.positions(parts);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Field field = field(parts.get(i), "");
      fields.add(positions.get(i) > 0 ? field.withKeyPosition(positions.get(i)) : field);
    }
    return fields;
  }

  /// One field; items, keys and values need no name of their own.
  Field field(Part part, String otherwise) {
    String name = part.text("name").orElse(otherwise);
    return new Field(
        name,
        other(part, name),
        kinds.read(part),
        part.flag("required"),
        part.flag("unique"),
        0,
        KindReader.options(part),
        AllowedValues.of(part),
        part.text("physicalType").orElse(""),
        part.text("description").orElse(""),
        more(part, OF_FIELD),
        part.place());
  }

  private static List<Unique> uniques(Part object) {
    List<Unique> uniques = new ArrayList<>();
    for (Part rule : object.parts("quality")) {
      List<String> columns =
          rule.part("arguments").map(a -> a.texts("properties")).orElse(List.of());
      if (!columns.isEmpty() && AllowedValues.isStrict(rule, "duplicateValues")) {
        uniques.add(new Unique(columns, rule.pointer()));
      }
    }
    return uniques;
  }

  private static Map<String, Value> more(Part part, Set<String> known) {
    Map<String, Value> more = new LinkedHashMap<>();
    for (Node.Entry entry : part.mapping().entries()) {
      if (!known.contains(entry.key()) && !entry.value().isNull()) {
        more.put(entry.key(), Values.of(entry.value()));
      }
    }
    return more;
  }

  /// The text of something in `more`.
  public static Optional<String> text(Map<String, Value> more, String word) {
    return more.get(word) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }
}
