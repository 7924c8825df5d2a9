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

  /// Measures work of this process.
  ///
  /// @param warmups rounds before the first that counts
  public Map<String, Series> run(int warmups, int rounds) throws Exception {
    return run(warmups, rounds, Sample::of);
  }

  /// Measures work of other processes, by the clock alone.
  ///
  /// @param warmups rounds before the first that counts
  public Map<String, Series> runOthers(int warmups, int rounds) throws Exception {
    return run(warmups, rounds, Sample::ofOthers);
  }

  private interface Stopwatch {
    Sample measure(Work work) throws Exception;
  }

  private Map<String, Series> run(int warmups, int rounds, Stopwatch stopwatch) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    works.keySet().forEach(name -> samples.put(name, new ArrayList<>()));
    for (int round = -warmups; round < rounds; round++) {
      List<String> order = new ArrayList<>(works.keySet());
      for (String name : round % 2 == 0 ? order : order.reversed()) {
        Sample sample = stopwatch.measure(works.getOrDefault(name, () -> {}));
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
