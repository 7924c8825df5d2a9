package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import java.util.List;
import java.util.Optional;

/// What a field says, and where it says nothing, the definition that it refers to.
///
/// @param parts the field itself before its definition
record FieldWords(List<Part> parts, Carried carried) {

  FieldWords {
    parts = List.copyOf(parts);
  }

  /// The field itself.
  Part own() {
    return parts.getFirst();
  }

  Optional<Node> find(String word) {
    return parts.stream().map(part -> part.find(word)).flatMap(Optional::stream).findFirst();
  }

  /// What is taken is carried, and so is what it overrules.
  Optional<Node> take(String word) {
    Optional<Node> found = find(word);
    parts.stream().filter(part -> part.has(word)).forEach(p -> carried.take(p.pointer(), word));
    return found;
  }

  /// A scalar; anything else under this word stays, to be listed.
  Optional<String> text(String word) {
    return find(word).map(Node::textOrNull).flatMap(text -> take(word).map(Node::textOrNull));
  }

  Optional<Node.Sequence> list(String word) {
    return find(word).orElse(null) instanceof Node.Sequence list
        ? take(word).map(taken -> list)
        : Optional.empty();
  }

  /// A whole number, not yet taken.
  Optional<Integer> whole(String word) {
    return find(word)
        .map(Node::textOrNull)
        .filter(text -> text.matches("-?\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /// Whether it is said and true. What is neither true nor false stays, to be listed.
  boolean flag(String word) {
    boolean plain =
        find(word).orElse(null) instanceof Node.Scalar s && s.sort() == Node.Sort.BOOLEAN;
    return plain && text(word).filter(text -> text.equalsIgnoreCase("true")).isPresent();
  }
}
