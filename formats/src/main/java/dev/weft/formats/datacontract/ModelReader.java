package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the models as tables.
final class ModelReader {

  /// What has a place of its own in ODCS, or none at all. All else becomes a custom property.
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "description",
          "title",
          "fields",
          "primaryKey",
          "quality",
          "examples",
          "config",
          "tags",
          "links");

  private final Part root;
  private final Carried carried;
  private final Losses losses;
  private final ModelFields fields;

  /// @param serverType of all servers; empty when they are of several
  ModelReader(Part root, String serverType, Carried carried, Losses losses) {
    this.root = root;
    this.carried = carried;
    this.losses = losses;
    this.fields = new ModelFields(root, serverType, carried, losses);
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    if (root.find("models").orElse(null) instanceof Node.Mapping models) {
      for (Node.Entry entry : models.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          tables.add(table(entry.key(), new Part(mapping)));
        } else if (entry.value().isNull()) {
          losses.left(entry.at(), "The model `" + entry.key() + "` says nothing", "Add `fields:`");
        }
      }
    }
    return tables;
  }

  private Table table(String name, Part model) {
    carried.take(model.pointer(), "description");
    List<Field> columns = keyed(fields.of(model), model);
    Table table =
        Table.of(name, model.text("description").orElse("").strip(), columns, model.place())
            .withLinks(links(model));
    for (String[] word : new String[][] {{"title", "businessName"}, {"type", "physicalType"}}) {
      Optional<String> text = model.text(word[0]);
      if (text.isPresent()) {
        carried.take(model.pointer(), word[0]);
        table = table.with(word[1], new Value.Text(text.get()));
      }
    }
    if (model.find("tags").orElse(null) instanceof Node.Sequence tags) {
      carried.take(model.pointer(), "tags");
      table = table.with("tags", Values.of(tags));
    }
    List<Value> quality = ModelQuality.read(model, carried, losses);
    return extras(
        quality.isEmpty() ? table : table.with("quality", new Value.Items(quality)), model);
  }

  private Table extras(Table table, Part model) {
    var extras = new Extras(carried);
    model.part("config").ifPresent(config -> extras.others(config, Set.of()));
    extras.others(model, KNOWN);
    extras.links(model);
    Table changed = table;
    for (Map.Entry<String, Value> extra : extras.fields().entrySet()) {
      changed = changed.with(extra.getKey(), extra.getValue());
    }
    return changed;
  }

  /// A model may name the columns of its key itself; marked columns that it does not name follow.
  private List<Field> keyed(List<Field> columns, Part model) {
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(column -> names.add(column.name()));
    Set<String> key = new LinkedHashSet<>();
    for (Node item : model.items("primaryKey")) {
      String name = String.valueOf(item.textOrNull());
      carried.take(item.place().pointer());
      if (names.contains(name)) {
        key.add(name);
      } else {
        losses.left(
            item.place(),
            "The key names `" + name + "`, which is no field of the model",
            "Name fields of the model");
      }
    }
    columns.stream().filter(Field::isKey).map(Field::name).forEach(key::add);
    List<String> order = List.copyOf(key);
    return columns.stream()
        .map(f -> key.contains(f.name()) ? f.withKeyPosition(order.indexOf(f.name()) + 1) : f)
        .toList();
  }

  /// References into something nested are none that a key could be.
  private List<Link> links(Part model) {
    List<Link> links = new ArrayList<>();
    if (model.find("fields").orElse(null) instanceof Node.Mapping group) {
      for (Node.Entry entry : group.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          Part field = new Part(mapping);
          String[] ends = field.text("references").orElse("").split("\\.", -1);
          if (ends.length == 2) {
            carried.take(field.pointer(), "references");
            links.add(
                new Link(List.of(entry.key()), ends[0], List.of(ends[1]), field.at("references")));
          }
        }
      }
    }
    return links;
  }
}
