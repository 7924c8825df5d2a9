package dev.weft.usecases.product;

import dev.weft.usecases.registry.Lru;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What recent plans read, so that a stale one can be told what moved. Kept in memory only: after a
/// restart a plan is made again. Thread-safe.
public final class KnownPlans {

  private final Lru<String, SortedMap<String, String>> reads = new Lru<>(1_000);

  void keep(String fingerprint, SortedMap<String, String> read) {
    reads.put(fingerprint, read);
  }

  /// What a plan had read; nothing of one that is not known.
  Map<String, String> readOf(String fingerprint) {
    return reads.find(fingerprint).<Map<String, String>>map(read -> read).orElse(Map.of());
  }

  /// Things whose version is another one now; empty when the plan is not known.
  Optional<List<String>> moved(String fingerprint, SortedMap<String, String> now) {
    return reads
        .find(fingerprint)
        .map(
            then -> {
              var moved = new ArrayList<String>();
              var things = new TreeMap<>(then);
              things.putAll(now);
              for (String thing : things.keySet()) {
                if (!String.valueOf(then.get(thing)).equals(String.valueOf(now.get(thing)))) {
                  moved.add(thing);
                }
              }
              return moved;
            });
  }
}
