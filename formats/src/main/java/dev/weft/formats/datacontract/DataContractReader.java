package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a contract of the Data Contract Specification (0.9 to 1.2). For one document.
public final class DataContractReader {

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
    carried.take("", "dataContractSpecification");
    List<Table> tables = new ModelReader(root, carried, losses).tables();
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    Part info = root.part("info").orElse(root);
    String id = taken(root, "id").orElse(name);
    Map<String, Value> more = new LinkedHashMap<>();
    terms(more);
    servers().ifPresent(servers -> more.put("servers", servers));
    team(info, more);
    contact(info, more);
    list("tags", more);
    new ServiceLevels(carried).read(root).ifPresent(levels -> more.put("slaProperties", levels));
    Shape shape =
        new Shape(
            id,
            taken(info, "title").orElse(id),
            taken(info, "version").orElse("1.0.0"),
            status(info),
            taken(info, "description").orElse(""),
            tables,
            more);
    losses.list(document.root(), carried);
    return Optional.of(shape);
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }

  private String status(Part info) {
    String status = taken(info, "status").orElse("draft");
    return status.equals("in development") ? "draft" : status;
  }

  private void terms(Map<String, Value> more) {
    Map<String, Value> description = new LinkedHashMap<>();
    root.part("terms")
        .ifPresent(
            terms -> {
              for (String word : List.of("usage", "limitations")) {
                taken(terms, word).ifPresent(text -> description.put(word, new Value.Text(text)));
              }
            });
    if (!description.isEmpty()) {
      more.put("description", new Value.Fields(description));
    }
  }

  /// Servers are told apart by their key there, by a field here.
  private Optional<Value> servers() {
    List<Value> servers = new ArrayList<>();
    if (root.find("servers").orElse(null) instanceof Node.Mapping group) {
      for (Node.Entry entry : group.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          servers.add(server(entry.key(), mapping));
        }
      }
    }
    return servers.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(servers));
  }

  private Value server(String name, Node.Mapping mapping) {
    Map<String, Value> server = new LinkedHashMap<>();
    server.put("server", new Value.Text(name));
    for (Node.Entry field : mapping.entries()) {
      boolean plain = field.value() instanceof Node.Scalar && !field.value().isNull();
      if (plain) {
        server.put(field.key(), Values.of(field.value()));
        carried.take(field.value().place().pointer());
      }
    }
    return new Value.Fields(server);
  }

  private void team(Part info, Map<String, Value> more) {
    taken(info, "owner")
        .ifPresent(
            owner -> more.put("team", new Value.Fields(Map.of("name", new Value.Text(owner)))));
  }

  private void contact(Part info, Map<String, Value> more) {
    Optional<Part> contact = info.part("contact");
    Optional<String> channel =
        contact.flatMap(c -> taken(c, "name").or(() -> c.text("email")).or(() -> c.text("url")));
    if (channel.isEmpty()) {
      return;
    }
    Map<String, Value> support = new LinkedHashMap<>();
    support.put("channel", new Value.Text(channel.get()));
    contact
        .flatMap(c -> taken(c, "url"))
        .or(() -> contact.flatMap(c -> taken(c, "email")).map(email -> "mailto:" + email))
        .ifPresent(url -> support.put("url", new Value.Text(url)));
    more.put("support", new Value.Items(List.of(new Value.Fields(support))));
  }

  private void list(String word, Map<String, Value> more) {
    if (root.find(word).orElse(null) instanceof Node.Sequence list) {
      more.put(word, Values.of(list));
      carried.take("", word);
    }
  }
}
