package dev.weft.build.change;

/// Whose document a contract is. What loosens a promise breaks those who read; what tightens an
/// expectation breaks those who deliver.
public enum Direction {
  /// The promise of an output port.
  OUTPUT,
  /// What a consumer expects of what it reads.
  INPUT
}
