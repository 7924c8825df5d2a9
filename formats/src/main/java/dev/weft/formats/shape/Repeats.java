package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.yaml.Node;
import java.util.HashMap;
import java.util.Map;

/// Counts what is read again because something refers to it, so that a small document does not
/// become a huge contract. For one document and one thread.
public final class Repeats {

  /// Nodes, and texts by their length.
  private static final long MOST = 300_000;

  private static final int CHARACTERS = 16;

  private final Map<String, Long> weights = new HashMap<>();
  private long read;

  /// Counts a part with all that is inside it; false when that is too much by now.
  public boolean admits(Part part) {
    read += weights.computeIfAbsent(part.pointer(), pointer -> weight(part.mapping()));
    return read <= MOST;
  }

  private static long weight(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          1 + mapping.entries().stream().mapToLong(entry -> weight(entry.value())).sum();
      case Node.Sequence sequence -> 1 + sequence.items().stream().mapToLong(Repeats::weight).sum();
      case Node.Scalar scalar -> 1 + scalar.text().length() / CHARACTERS;
    };
  }
}
