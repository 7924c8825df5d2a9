package dev.weft.model.contract;

import java.util.List;

/// A column, or the values at a place inside its values.
///
/// @param steps names of fields; an empty text stands for each item of a list, `key` and `value`
///   for those of a map; none for the column itself
public record ColumnPath(String column, List<String> steps) {
  public ColumnPath {
    steps = List.copyOf(steps);
  }

  /// A column itself.
  public static ColumnPath of(String column) {
    return new ColumnPath(column, List.of());
  }

  /// As people read it, for instance `legs[].origin`.
  public String text() {
    StringBuilder text = new StringBuilder(column);
    for (String step : steps) {
      text.append(step.isEmpty() ? "[]" : "." + step);
    }
    return text.toString();
  }
}
