package dev.weft.benchmarks.measure;

import java.util.List;

/// The same work measured several times; at least once.
public record Series(List<Sample> samples) {
  public Series {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  public static Series of(Sample sample) {
    return new Series(List.of(sample));
  }

  public long median() {
    long[] sorted = samples.stream().mapToLong(Sample::wall).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public long fastest() {
    return samples.stream().mapToLong(Sample::wall).min().orElseThrow();
  }

  /// Mean of the processor's time: some systems count it in steps of 10 ms.
  public long processor() {
    return samples.stream().mapToLong(Sample::processor).sum() / samples.size();
  }
}
