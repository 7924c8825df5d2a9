package dev.weft.model.quality;

import java.util.List;
import java.util.Optional;

/// Of which values of a table the result of a check tells.
///
/// @param table of the product
/// @param columns of it, none when rows alone are counted; empty where it may be any
public record Measured(String table, Optional<List<String>> columns) {
  public Measured {
    columns = columns.map(List::copyOf);
  }
}
