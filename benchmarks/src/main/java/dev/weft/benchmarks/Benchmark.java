package dev.weft.benchmarks;

/// One table of the report.
public interface Benchmark {

  /// A short name, by which it can be chosen.
  String name();

  void run(Stage stage) throws Exception;
}
