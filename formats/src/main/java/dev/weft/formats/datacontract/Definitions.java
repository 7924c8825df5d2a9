package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.yaml.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What fields refer to with `$ref` inside the same document; anything else is never fetched.
final class Definitions {

  private static final String PREFIX = "#/definitions/";

  private final Map<String, Part> named = new HashMap<>();
  private final Carried carried;
  private final Losses losses;

  Definitions(Part root, Carried carried, Losses losses) {
    this.carried = carried;
    this.losses = losses;
    root.part("definitions")
        .ifPresent(
            all -> {
              for (Node.Entry entry : all.mapping().entries()) {
                if (entry.value() instanceof Node.Mapping mapping) {
                  named.put(entry.key(), new Part(mapping));
                }
              }
            });
  }

  /// The definition that a field refers to. Its name may have slashes, written as they are or as a
  /// JSON pointer has them.
  Optional<Part> of(Part field) {
    Optional<String> reference = field.text("$ref");
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    carried.take(field.pointer(), "$ref");
    Optional<Part> found = find(reference.get());
    if (found.isEmpty()) {
      losses.left(
          field.at("$ref"),
          "The definition `"
              + reference.get()
              + "` is not in the document, so it says nothing here",
          "Copy the definition below `definitions:`");
    }
    found.ifPresent(part -> carried.take(part.pointer(), "name"));
    return found;
  }

  private Optional<Part> find(String reference) {
    if (!reference.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String name = reference.substring(PREFIX.length());
    return Optional.ofNullable(named.get(name))
        .or(() -> Optional.ofNullable(named.get(name.replace("~1", "/").replace("~0", "~"))));
  }
}
