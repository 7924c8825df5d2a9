package dev.weft.capture.copy;

import dev.weft.model.table.Type;
import java.util.List;

/// A column that is wanted of a table.
///
/// @param spellings what the table may call it, the first that is there counts
/// @param type what its values are wanted as
public record CopiedColumn(List<String> spellings, Type type) {

  public CopiedColumn {
    spellings = List.copyOf(spellings);
  }
}
