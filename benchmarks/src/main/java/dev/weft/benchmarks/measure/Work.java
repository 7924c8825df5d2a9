package dev.weft.benchmarks.measure;

/// Something to measure.
@FunctionalInterface
public interface Work {
  void run() throws Exception;
}
