package dev.weft.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Works measured side by side: each round does all of them, every other round in reverse, so that
/// what else happens on the machine meets all alike. Not thread-safe.
public final class Contest {

  private final Map<String, Work> works = new LinkedHashMap<>();

  public Contest with(String name, Work work) {
    works.put(name, work);
    return this;
  }

  /// Measures.
  ///
  /// @param warmups rounds before the first that counts
  public Map<String, Series> run(int warmups, int rounds) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    works.keySet().forEach(name -> samples.put(name, new ArrayList<>()));
    for (int round = -warmups; round < rounds; round++) {
      List<String> order = new ArrayList<>(works.keySet());
      for (String name : round % 2 == 0 ? order : order.reversed()) {
        Sample sample = Sample.of(works.getOrDefault(name, () -> {}));
        if (round >= 0) {
          samples.getOrDefault(name, new ArrayList<>()).add(sample);
        }
      }
    }
    Map<String, Series> all = new LinkedHashMap<>();
    samples.forEach((name, measured) -> all.put(name, new Series(measured)));
    return all;
  }
}
