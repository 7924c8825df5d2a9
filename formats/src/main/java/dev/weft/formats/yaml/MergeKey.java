package dev.weft.formats.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// `<<: *other` puts the entries of another group into this one. YAML 1.2 has no such key, but what
/// most tools read contracts with follows it.
final class MergeKey {

  private MergeKey() {}

  /// The groups that a key with its value merges, the first of which counts most; none where the
  /// key is like any other.
  static List<Node.Mapping> of(Event key, Node value) {
    if (!(key instanceof ScalarEvent scalar)
        || !scalar.isPlain()
        || !scalar.getValue().equals("<<")) {
      return List.of();
    }
    return switch (value) {
      case Node.Mapping mapping -> List.of(mapping);
      case Node.Sequence list -> groups(list);
      case Node.Scalar other -> List.of();
    };
  }

  private static List<Node.Mapping> groups(Node.Sequence list) {
    List<Node.Mapping> groups =
        list.items().stream()
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .toList();
    return groups.size() == list.items().size() ? groups : List.of();
  }
}
