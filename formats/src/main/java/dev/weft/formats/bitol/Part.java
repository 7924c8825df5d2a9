package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A group of fields of a standard document, read leniently: what has the wrong type is treated as
/// absent, since the schema has already said so.
public record Part(Node.Mapping mapping) {

  public String pointer() {
    return mapping.place().pointer();
  }

  public Place place() {
    return mapping.place();
  }

  /// Where a field's value stands, else the group.
  public Place at(String field) {
    return mapping.entry(field).map(entry -> entry.value().place()).orElse(mapping.place());
  }

  public Optional<Node> find(String field) {
    return mapping.find(field);
  }

  public boolean has(String field) {
    return find(field).isPresent();
  }

  /// Any scalar as text.
  public Optional<String> text(String field) {
    return find(field).map(Node::textOrNull);
  }

  public boolean flag(String field) {
    return text(field).orElse("false").equalsIgnoreCase("true");
  }

  public Optional<Integer> whole(String field) {
    return text(field).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::valueOf);
  }

  public Optional<Part> part(String field) {
    return find(field)
        .flatMap(
            node ->
                node instanceof Node.Mapping group
                    ? Optional.of(new Part(group))
                    : Optional.empty());
  }

  public List<Node> items(String field) {
    return find(field).orElse(null) instanceof Node.Sequence sequence
        ? sequence.items()
        : List.of();
  }

  public List<Part> parts(String field) {
    List<Part> parts = new ArrayList<>();
    for (Node item : items(field)) {
      if (item instanceof Node.Mapping group) {
        parts.add(new Part(group));
      }
    }
    return parts;
  }

  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(field)) {
      String text = item.textOrNull();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }
}
