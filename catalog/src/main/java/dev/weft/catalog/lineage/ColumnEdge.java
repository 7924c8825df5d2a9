package dev.weft.catalog.lineage;

import dev.weft.model.lineage.Lowered;
import java.util.List;
import java.util.Optional;

/// A column of a release is made of another one.
///
/// @param id of the made column
/// @param input id of the column that it is made of
/// @param agreement under which it was read, when it is another domain's
/// @param lowered where a label becomes a lower one on the way
public record ColumnEdge(long id, long input, Optional<String> agreement, List<Lowered> lowered) {
  public ColumnEdge {
    lowered = List.copyOf(lowered);
  }
}
