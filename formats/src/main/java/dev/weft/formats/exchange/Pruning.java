package dev.weft.formats.exchange;

import dev.weft.model.error.Finding;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a new contract what its standard refuses, as long as the contract means the same
/// without it: an example, an option, a rule, a server.
final class Pruning {

  private static final Pattern DISPENSABLE =
      Pattern.compile(
          "(/.*)?/(?:servers/\\d+/[^/]+|servers/\\d+|slaProperties/\\d+|support/\\d+"
              + "|(?:examples|quality|relationships|tags)/\\d+"
              + "|(?:authoritativeDefinitions|customProperties)/\\d+"
              + "|logicalTypeOptions/[^/]+|classification|businessName|team)");

  private static final Comparator<String> BACKWARDS = Pruning::backwards;

  private Pruning() {}

  /// What of the parts that are refused can be spared, each with the first reason, in an order in
  /// which no part that goes moves another one that will.
  static Map<String, Finding> parts(List<Finding> refused) {
    Map<String, Finding> found = new TreeMap<>(BACKWARDS);
    for (Finding finding : refused) {
      part(finding.place().pointer()).ifPresent(part -> found.putIfAbsent(part, finding));
    }
    Map<String, Finding> outermost = new LinkedHashMap<>(found);
    outermost.keySet().removeIf(part -> isInside(part, found.keySet()));
    return outermost;
  }

  private static boolean isInside(String part, Set<String> others) {
    for (int end = part.lastIndexOf('/'); end > 0; end = part.lastIndexOf('/', end - 1)) {
      if (others.contains(part.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /// The last of a list first: numbers by what they count.
  private static int backwards(String a, String b) {
    String[] left = a.split("/", -1);
    String[] right = b.split("/", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean numbers = left[i].matches("\\d{1,6}") && right[i].matches("\\d{1,6}");
      int order =
          numbers
              ? Integer.compare(Integer.parseInt(right[i]), Integer.parseInt(left[i]))
              : left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(right.length, left.length);
  }

  /// The smallest part around a JSON pointer that can be spared; empty when there is none.
  static Optional<String> part(String pointer) {
    String at = pointer;
    while (!at.isEmpty()) {
      Matcher match = DISPENSABLE.matcher(at);
      if (match.matches() && !at.matches("(?:/.*)?/servers/\\d+/(?:server|type)")) {
        return Optional.of(at);
      }
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return Optional.empty();
  }

  /// The document without the part at a JSON pointer.
  static Value.Fields without(Value.Fields document, String pointer) {
    return (Value.Fields) without(document, List.of(pointer.substring(1).split("/", -1)));
  }

  private static Value without(Value value, List<String> steps) {
    String step = steps.getFirst().replace("~1", "/").replace("~0", "~");
    List<String> rest = steps.subList(1, steps.size());
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, Value> kept = new LinkedHashMap<>(fields);
        Value inner = kept.get(step);
        if (rest.isEmpty() || inner == null) {
          kept.remove(step);
        } else {
          put(kept, step, without(inner, rest));
        }
        yield new Value.Fields(kept);
      }
      case Value.Items(List<Value> items) -> {
        List<Value> kept = new ArrayList<>(items);
        int index = step.matches("\\d{1,6}") ? Integer.parseInt(step) : kept.size();
        if (index < kept.size()) {
          if (rest.isEmpty()) {
            kept.remove(index);
          } else {
            kept.set(index, without(kept.get(index), rest));
          }
        }
        yield new Value.Items(kept);
      }
      case Value.Text text -> value;
      case Value.Numeral numeral -> value;
      case Value.Flag flag -> value;
      case Value.Nothing nothing -> value;
    };
  }

  /// What holds nothing more goes too.
  private static void put(Map<String, Value> fields, String step, Value inner) {
    boolean empty =
        (inner instanceof Value.Items(List<Value> items) && items.isEmpty())
            || (inner instanceof Value.Fields(Map<String, Value> none) && none.isEmpty());
    if (empty) {
      fields.remove(step);
    } else {
      fields.put(step, inner);
    }
  }
}
