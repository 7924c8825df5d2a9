package dev.weft.benchmarks.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How statements ended and how long their clients waited. Thread-safe.
final class Outcomes {

  private final Map<Bomb, Map<String, Integer>> counts = new EnumMap<>(Bomb.class);
  private final Map<Bomb, Long> longest = new EnumMap<>(Bomb.class);

  synchronized void add(Bomb bomb, String how, long nanos) {
    counts.computeIfAbsent(bomb, _ -> new TreeMap<>()).merge(how, 1, Integer::sum);
    longest.merge(bomb, nanos, Math::max);
  }

  synchronized long longest() {
    return longest.values().stream().mapToLong(nanos -> nanos).max().orElse(0);
  }

  /// One line for a kind of statement.
  synchronized String line(Bomb bomb) {
    return bomb.what()
        + ": "
        + counts.getOrDefault(bomb, Map.of()).entrySet().stream()
            .map(one -> one.getValue() + " × " + one.getKey())
            .collect(Collectors.joining(", "))
        + "; longest wait "
        + longest.getOrDefault(bomb, 0L) / 1_000_000
        + " ms";
  }
}
