package dev.weft.model.lineage;

import java.util.List;
import java.util.Objects;

/// On the way from an input to a column a label of one family became a lower one.
///
/// @param column of the table that was made
/// @param from the highest label that is lowered; what is above it stays
/// @param by the function or the declassifier that did it, `weft_year`, `counts_over_20`
/// @param groups what was counted for it, when a declassifier did it
public record Lowered(
    String column,
    ColumnRef input,
    String family,
    String from,
    String to,
    String by,
    List<Groups> groups) {

  /// Groups of which each was seen to have so many subjects before the table was published.
  ///
  /// @param declassifier its id
  /// @param function the aggregate over them
  /// @param subject address of the column that says whom a row is about
  public record Groups(String declassifier, String function, int n, String subject) {}

  public Lowered {
    groups = List.copyOf(Objects.requireNonNullElse(groups, List.of()));
  }

  /// Lowered by a function of the platform.
  public Lowered(String column, ColumnRef input, String family, String from, String to, String by) {
    this(column, input, family, from, to, by, List.of());
  }
}
