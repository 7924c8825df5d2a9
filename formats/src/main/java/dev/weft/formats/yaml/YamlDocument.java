package dev.weft.formats.yaml;

import dev.weft.model.document.Sourced;
import dev.weft.model.error.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One document of a file.
///
/// @param text its own text, without its neighbours in the same file
public record YamlDocument(String file, String text, Node.Mapping root) {

  /// A top-level field that is a scalar; empty when it is something else or missing.
  public Optional<String> text(String field) {
    return root.find(field).map(Node::textOrNull);
  }

  /// The document with what it was understood as.
  public <T> Sourced<T> sourced(String kind, String name, T value) {
    return new Sourced<>(kind, name, file, text, value, places());
  }

  /// JSON pointer to place, for every node.
  public Map<String, Place> places() {
    Map<String, Place> places = new HashMap<>();
    collect(root, places);
    return places;
  }

  /// The node at a JSON pointer of this document.
  public Optional<Node> at(String pointer) {
    Node node = root;
    while (!node.place().pointer().equals(pointer)) {
      Optional<Node> next =
          below(node).filter(child -> isOnTheWay(child.place().pointer(), pointer)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  private static boolean isOnTheWay(String step, String pointer) {
    return pointer.equals(step) || pointer.startsWith(step + "/");
  }

  private static Stream<Node> below(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.entries().stream().map(Node.Entry::value);
      case Node.Sequence sequence -> sequence.items().stream();
      case Node.Scalar scalar -> Stream.empty();
    };
  }

  private static void collect(Node node, Map<String, Place> places) {
    places.put(node.place().pointer(), node.place());
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().forEach(entry -> collect(entry.value(), places));
      case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, places));
      case Node.Scalar scalar -> {
        // has no nodes below
      }
    }
  }
}
