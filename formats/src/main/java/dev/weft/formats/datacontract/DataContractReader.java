package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a contract of the Data Contract Specification (0.9 to 1.2). For one document.
public final class DataContractReader {

  private static final Pattern VERSION = Pattern.compile("(0\\.9|1\\.[0-2])(\\.\\d{1,4})?");

  /// What has a place of its own in ODCS, or none at all. All else becomes a custom property.
  private static final Set<String> OF_ROOT =
      Set.of(
          "dataContractSpecification",
          "id",
          "info",
          "servers",
          "terms",
          "models",
          "definitions",
          "servicelevels",
          "serviceLevels",
          "links",
          "tags",
          "schema",
          "examples",
          "quality");

  private static final Set<String> OF_INFO =
      Set.of("title", "version", "status", "description", "owner", "contact", "links");
  private static final Set<String> OF_TERMS = Set.of("usage", "limitations", "policies");

  private final YamlDocument document;
  private final Part root;
  private final Carried carried = new Carried();
  private final Losses losses;

  public DataContractReader(YamlDocument document, Losses losses) {
    this.document = document;
    this.root = new Part(document.root());
    this.losses = losses;
  }

  /// The contract; empty when it describes no model.
  ///
  /// @param name for what has none
  public Optional<Shape> read(String name) {
    version();
    var servers = new ServerReader(root, carried);
    List<Table> tables = new ModelReader(root, servers.onlyType(), carried, losses).tables();
    if (tables.isEmpty()) {
      former();
      return Optional.empty();
    }
    Part info = root.part("info").orElse(root);
    String id = taken(root, "id").orElse(name);
    Map<String, Value> more = new LinkedHashMap<>();
    new TermsReader(carried).read(root).ifPresent(terms -> more.put("description", terms));
    servers.read().ifPresent(read -> more.put("servers", read));
    new ContactReader(carried).read(info, more);
    tags(more);
    new ServiceLevels(carried).read(root).ifPresent(levels -> more.put("slaProperties", levels));
    more.putAll(extras(info));
    Shape shape =
        new Shape(
            id,
            taken(info, "title").orElse(id),
            taken(info, "version").orElse("1.0.0"),
            status(info),
            taken(info, "description").orElse("").strip(),
            tables,
            more);
    losses.list(document.root(), carried);
    return Optional.of(shape);
  }

  private void version() {
    carried.take("", "dataContractSpecification");
    String version = root.text("dataContractSpecification").orElse("");
    if (!VERSION.matcher(version).matches()) {
      losses.changed(
          root.at("dataContractSpecification"),
          "The version `" + version + "` is not known here, so it is read as 1.2.0",
          "Check the contract that comes out");
    }
  }

  /// Before models there were schemas of other languages.
  private void former() {
    root.part("schema")
        .ifPresent(
            schema ->
                losses.left(
                    schema.place(),
                    "The document has no models, but a schema of the type `"
                        + schema.text("type").orElse("")
                        + "`",
                    "Import what `specification:` holds by itself, with --from sql or"
                        + " --from json-schema"));
  }

  private Map<String, Value> extras(Part info) {
    var extras = new Extras(carried);
    extras.links(root);
    if (root.part("info").isPresent()) {
      extras.links(info);
      extras.others(info, OF_INFO);
    }
    root.part("terms").ifPresent(terms -> extras.others(terms, OF_TERMS));
    extras.others(root, OF_ROOT);
    return extras.fields();
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }

  private String status(Part info) {
    String status = taken(info, "status").orElse("draft");
    return status.equalsIgnoreCase("in development") ? "draft" : status;
  }

  private void tags(Map<String, Value> more) {
    if (root.find("tags").orElse(null) instanceof Node.Sequence list) {
      more.put("tags", Values.of(list));
      carried.take("", "tags");
    }
  }
}
