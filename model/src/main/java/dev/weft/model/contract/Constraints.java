package dev.weft.model.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What `logicalTypeOptions` demand of a value, and of the values inside it. Bounds are kept as
/// written: numbers for integer and number, ISO text for date, timestamp and time.
///
/// @param format of texts and whole numbers, for instance `email` or `i16`
/// @param datePattern how text writes a date or time, as the JDK spells it; empty for ISO 8601
public record Constraints(
    Optional<String> minimum,
    Optional<String> maximum,
    Optional<String> exclusiveMinimum,
    Optional<String> exclusiveMaximum,
    Optional<String> multipleOf,
    Optional<Integer> minLength,
    Optional<Integer> maxLength,
    Optional<String> pattern,
    Optional<String> format,
    Optional<String> datePattern,
    Size items,
    Size properties,
    boolean uniqueItems,
    List<Inner> inner) {

  /// How many there may be.
  public record Size(Optional<Integer> least, Optional<Integer> most) {
    public static final Size ANY = new Size(Optional.empty(), Optional.empty());
  }

  /// What lies inside a value: a field of an object, each item of an array, keys and values of a
  /// map.
  ///
  /// @param step as of [ColumnPath]
  /// @param keyPosition of a field, from 1 in the key of its object; 0 when not part of it
  public record Inner(
      String step,
      boolean required,
      boolean unique,
      int keyPosition,
      Constraints constraints,
      List<QualityRule> quality) {
    public Inner {
      quality = List.copyOf(quality);
    }
  }

  /// Names of the fields inside that are the key of an object, in order; empty for none.
  public List<String> key() {
    return inner.stream()
        .filter(field -> field.keyPosition() > 0)
        .sorted(Comparator.comparingInt(Inner::keyPosition))
        .map(Inner::step)
        .toList();
  }

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

  /// Demands on a value that holds no others.
  public Constraints(
      Optional<String> minimum,
      Optional<String> maximum,
      Optional<String> exclusiveMinimum,
      Optional<String> exclusiveMaximum,
      Optional<String> multipleOf,
      Optional<Integer> minLength,
      Optional<Integer> maxLength,
      Optional<String> pattern) {
    this(
        minimum,
        maximum,
        exclusiveMinimum,
        exclusiveMaximum,
        multipleOf,
        minLength,
        maxLength,
        pattern,
        Optional.empty(),
        Optional.empty(),
        Size.ANY,
        Size.ANY,
        false,
        List.of());
  }

  public Constraints {
    inner = List.copyOf(inner);
  }
}
