package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What ODCS keeps in lists beside the fields that it knows: custom properties, and links to what
/// is defined elsewhere. Both specifications may be extended, so an unknown field goes over under
/// its own name. For one element.
final class Extras {

  private final Carried carried;
  private final Map<String, Value> properties = new LinkedHashMap<>();
  private final List<Value> definitions = new ArrayList<>();

  Extras(Carried carried) {
    this.carried = carried;
  }

  /// Adds a custom property. Of two with one name the first stays, and the second is listed as left
  /// out.
  void add(String name, Node value) {
    if (!name.isBlank() && !value.isNull() && !properties.containsKey(name)) {
      properties.put(name, Values.of(value));
      carried.take(value.place().pointer());
    }
  }

  /// Adds every field that is none of these.
  void others(Part part, Set<String> known) {
    for (Node.Entry entry : part.mapping().entries()) {
      if (!known.contains(entry.key())) {
        add(entry.key(), entry.value());
      }
    }
  }

  /// Adds `links`: names of pages with their addresses.
  void links(Part part) {
    part.part("links")
        .ifPresent(
            links -> {
              for (Node.Entry link : links.mapping().entries()) {
                String url = link.value().textOrNull();
                if (url != null && !link.key().isBlank()) {
                  definition(link.key(), url, "");
                  carried.take(link.value().place().pointer());
                }
              }
            });
  }

  void definition(String type, String url, String description) {
    Map<String, Value> definition = new LinkedHashMap<>();
    definition.put("type", new Value.Text(type));
    definition.put("url", new Value.Text(url));
    if (!description.isEmpty()) {
      definition.put("description", new Value.Text(description));
    }
    definitions.add(new Value.Fields(definition));
  }

  /// The fields of ODCS that hold all this; none when there is nothing.
  Map<String, Value> fields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (!definitions.isEmpty()) {
      fields.put("authoritativeDefinitions", new Value.Items(definitions));
    }
    if (!properties.isEmpty()) {
      fields.put(
          "customProperties",
          new Value.Items(
              properties.entrySet().stream()
                  .map(property -> property(property.getKey(), property.getValue()))
                  .toList()));
    }
    return fields;
  }

  private static Value property(String name, Value value) {
    Map<String, Value> property = new LinkedHashMap<>();
    property.put("property", new Value.Text(name));
    property.put("value", value);
    return new Value.Fields(property);
  }
}
