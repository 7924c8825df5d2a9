package dev.weft.formats.shape;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What of a document found its way into another form, so that all the rest can be listed: what
/// nobody took was left out, whoever forgot it. For one document and one thread.
public final class Carried {

  /// Is told of each part that nobody took.
  @FunctionalInterface
  public interface Listing {
    /// Hears of one part.
    ///
    /// @param what the part in words, such as `` `servers` ``
    void left(Place at, String what);
  }

  private final Set<String> taken = new HashSet<>();
  private final Set<String> above = new HashSet<>();

  /// Takes the part at a JSON pointer with all that is below it.
  public void take(String pointer) {
    if (taken.add(pointer)) {
      for (int end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
        above.add(pointer.substring(0, end));
      }
    }
  }

  /// Takes fields of the group at a JSON pointer.
  public void take(String group, String... fields) {
    for (String field : fields) {
      take(group + "/" + field.replace("~", "~0").replace("/", "~1"));
    }
  }

  /// Takes the `id` of a group when it is the name as well, which says it already.
  public void takeId(String group, String name, Map<String, Value> fields) {
    if (new Value.Text(name).equals(fields.get("id"))) {
      take(group, "id");
    }
  }

  /// Lists what nobody took, the largest parts that were left out whole.
  public void list(Node.Mapping root, Listing listing) {
    for (Node.Entry entry : root.entries()) {
      look(entry.value(), entry.at(), "`" + entry.key() + "`", listing);
    }
  }

  private void look(Node node, Place at, String what, Listing listing) {
    String pointer = node.place().pointer();
    if (taken.contains(pointer) || isEmpty(node)) {
      return;
    }
    if (!above.contains(pointer)) {
      listing.left(at, what);
      return;
    }
    switch (node) {
      case Node.Mapping mapping -> list(mapping, listing);
      case Node.Sequence sequence -> {
        int number = 0;
        for (Node item : sequence.items()) {
          look(item, item.place(), "entry " + ++number + " of " + what, listing);
        }
      }
      case Node.Scalar scalar -> {
        // holds nothing that could have been taken
      }
    }
  }

  private static boolean isEmpty(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.entries().isEmpty();
      case Node.Sequence sequence -> sequence.items().isEmpty();
      case Node.Scalar scalar -> node.isNull();
    };
  }
}
