package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the models as tables.
final class ModelReader {

  private final Part root;
  private final Carried carried;
  private final ModelFields fields;

  ModelReader(Part root, Carried carried, Losses losses) {
    this.root = root;
    this.carried = carried;
    this.fields = new ModelFields(root, carried, losses);
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    if (root.find("models").orElse(null) instanceof Node.Mapping models) {
      for (Node.Entry entry : models.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          tables.add(table(entry.key(), new Part(mapping)));
        }
      }
    }
    return tables;
  }

  private Table table(String name, Part model) {
    carried.take(model.pointer(), "description");
    List<Field> columns = keyed(fields.of(model), model);
    Table table =
        Table.of(name, model.text("description").orElse(""), columns, model.place())
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
    List<Value> quality = ModelQuality.read(model, carried);
    return quality.isEmpty() ? table : table.with("quality", new Value.Items(quality));
  }

  /// A model may name the columns of its key itself.
  private List<Field> keyed(List<Field> columns, Part model) {
    List<String> key = model.texts("primaryKey");
    if (!key.isEmpty()) {
      carried.take(model.pointer(), "primaryKey");
      return columns.stream()
          .map(f -> key.contains(f.name()) ? f.withKeyPosition(key.indexOf(f.name()) + 1) : f)
          .toList();
    }
    List<String> marked = columns.stream().filter(Field::isKey).map(Field::name).toList();
    return columns.stream()
        .map(f -> f.isKey() ? f.withKeyPosition(marked.indexOf(f.name()) + 1) : f)
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
