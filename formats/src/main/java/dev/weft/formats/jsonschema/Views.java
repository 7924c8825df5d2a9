package dev.weft.formats.jsonschema;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Schemas with what they refer to inside their own document: `$ref` and `allOf`.
final class Views {

  /// Schemas that may stand behind each other.
  private static final int MOST = 40;

  private final Node.Mapping root;
  private final Carried carried;

  Views(Node.Mapping root, Carried carried) {
    this.root = root;
    this.carried = carried;
  }

  /// A schema and those that hold beside it; what is written first wins.
  final class View {

    private final List<Part> parts;

    private View(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    Place place() {
      return parts.getFirst().place();
    }

    /// Whether any of its schemas is that at a pointer.
    boolean holds(String pointer) {
      return parts.stream().anyMatch(part -> part.pointer().equals(pointer));
    }

    List<Part> parts() {
      return parts;
    }

    List<String> pointers() {
      return parts.stream().map(Part::pointer).toList();
    }

    Optional<Node> find(String word) {
      return parts.stream().map(part -> part.find(word)).flatMap(Optional::stream).findFirst();
    }

    /// The value of a word, which is then carried.
    Optional<Node> take(String word) {
      Optional<Node> found = find(word);
      found.ifPresent(node -> carried.take(node.place().pointer()));
      return found;
    }

    Optional<String> takeText(String word) {
      return find(word).map(Node::textOrNull).flatMap(text -> take(word).map(Node::textOrNull));
    }

    /// All mappings under a word, of all its schemas.
    List<Node.Mapping> mappings(String word) {
      List<Node.Mapping> found = new ArrayList<>();
      for (Part part : parts) {
        if (part.find(word).orElse(null) instanceof Node.Mapping mapping) {
          found.add(mapping);
        }
      }
      return found;
    }

    /// The texts of the lists under a word, of all its schemas; the lists are then carried.
    Set<String> takeTexts(String word) {
      Set<String> texts = new HashSet<>();
      for (Part part : parts) {
        texts.addAll(part.texts(word));
        if (!part.texts(word).isEmpty()) {
          carried.take(part.pointer(), word);
        }
      }
      return texts;
    }
  }

  /// The view of a schema; empty when it is none.
  Optional<View> of(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    collect(new Part(mapping), parts, new HashSet<>());
    return Optional.of(new View(parts));
  }

  private void collect(Part part, List<Part> parts, Set<String> seen) {
    if (parts.size() >= MOST || !seen.add(part.pointer())) {
      return;
    }
    parts.add(part);
    part.text("$ref")
        .flatMap(this::target)
        .ifPresent(
            target -> {
              carried.take(part.pointer(), "$ref");
              collect(target, parts, seen);
            });
    for (Node other : part.items("allOf")) {
      if (parts.size() >= MOST) {
        return;
      }
      if (other instanceof Node.Mapping mapping) {
        collect(new Part(mapping), parts, seen);
      }
    }
  }

  /// A schema of the same document; others are never fetched.
  Optional<Part> target(String reference) {
    if (!reference.startsWith("#")) {
      return Optional.empty();
    }
    Node node = root;
    String pointer = decoded(reference.substring(1));
    if (pointer.isEmpty()) {
      return Optional.of(new Part(root));
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      Optional<Node> next =
          node instanceof Node.Mapping mapping ? mapping.find(key) : Optional.empty();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return node instanceof Node.Mapping mapping ? Optional.of(new Part(mapping)) : Optional.empty();
  }

  private static String decoded(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }
}
