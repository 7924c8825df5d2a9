package dev.weft.model.contract;

import java.util.Optional;

/// What `logicalTypeOptions` demand of a value. Bounds are kept as written: numbers for integer and
/// number, ISO text for date, timestamp and time.
public record Constraints(
    Optional<String> minimum,
    Optional<String> maximum,
    Optional<String> exclusiveMinimum,
    Optional<String> exclusiveMaximum,
    Optional<String> multipleOf,
    Optional<Integer> minLength,
    Optional<Integer> maxLength,
    Optional<String> pattern) {

  public static final Constraints NONE =
      new Constraints(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
