package dev.weft.build.change.document;

import java.util.HashMap;
import java.util.Map;

/// Steps of paths into one list, where several items may have the same key: the second is `key#2`.
final class Steps {

  private final Map<String, Integer> taken = new HashMap<>();

  String of(String key) {
    int number = taken.merge(key, 1, Integer::sum);
    return number == 1 ? key : key + "#" + number;
  }
}
