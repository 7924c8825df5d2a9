package dev.weft.engine.duckdb.frontend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The last so many things made, by what they were made from. Thread-safe.
final class Recent<K, V> {

  private final Map<K, V> entries;

  Recent(int most) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /// What is remembered, else what is made now; two threads may make the same.
  V get(K key, Supplier<V> maker) {
    return find(key)
        .orElseGet(
            () -> {
              V made = maker.get();
              put(key, made);
              return made;
            });
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
  }
}
