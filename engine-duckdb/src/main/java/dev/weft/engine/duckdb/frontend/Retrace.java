package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.tree.Node;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Finds the part of the user's text for a place in the text that was generated from it: both parse
/// to trees of the same shape, so the node at the one place has its twin at the other.
final class Retrace {

  private final Analyser analyser;
  private final String original;
  private final String generated;

  /// Compares two texts.
  ///
  /// @param original the tree of the user's text
  /// @param generated the text that was made of it
  Retrace(Analyser analyser, String original, String generated) {
    this.analyser = analyser;
    this.original = original;
    this.generated = generated;
  }

  /// The node of the user's tree for a place in the generated text.
  Optional<JsonNode> node(long inGenerated) {
    if (inGenerated < 0
        || !(analyser.parse(generated) instanceof Answer.Understood(JsonNode json))) {
      return Optional.empty();
    }
    return find(json.path("statements").path(0), inGenerated, JsonPointer.empty())
        .map(pointer -> analyser.read(original).at(pointer));
  }

  /// The innermost node at a place: an operator begins where its left side begins.
  private static Optional<JsonPointer> find(JsonNode json, long offset, JsonPointer here) {
    for (int at = 0; json.isArray() && at < json.size(); at++) {
      Optional<JsonPointer> found = find(json.get(at), offset, here.appendIndex(at));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      Optional<JsonPointer> found =
          find(field.getValue(), offset, here.appendProperty(field.getKey()));
      if (found.isPresent()) {
        return found;
      }
    }
    return json.isObject() && Node.offsetOf(json) == offset ? Optional.of(here) : Optional.empty();
  }
}
