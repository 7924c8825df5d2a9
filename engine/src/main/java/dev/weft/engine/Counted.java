package dev.weft.engine;

import dev.weft.model.lineage.ColumnRef;
import java.util.List;
import java.util.Optional;

/// A statement with counts of subjects behind its own columns: hidden ones, which decide whether
/// its result may be published and are no part of it.
///
/// @param groups what the counts answer for
public record Counted(Statement statement, List<Group> groups) {
  public Counted {
    groups = List.copyOf(groups);
  }

  /// An input that reaches a column through aggregates only, each over values that stand in one row
  /// with the subject they belong to.
  ///
  /// @param counts one for each of the aggregates
  public record Group(String column, ColumnRef input, List<Count> counts) {
    public Group {
      counts = List.copyOf(counts);
    }
  }

  /// Names of hidden columns.
  ///
  /// @param subjects how many different subjects a group has
  /// @param present how many of them have a value, where each value goes into the result
  public record Count(String subjects, Optional<String> present) {}
}
