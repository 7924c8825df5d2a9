package dev.weft.usecases.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps the values used last. Thread-safe.
public final class Lru<K, V> {

  private final Map<K, V> values;

  public Lru(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  public synchronized void put(K key, V value) {
    values.put(key, value);
  }

  /// Forgets a value; one that is not there is no error.
  public synchronized void remove(K key) {
    values.remove(key);
  }
}
