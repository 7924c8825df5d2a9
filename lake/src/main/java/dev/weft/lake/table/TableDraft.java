package dev.weft.lake.table;

import dev.weft.model.table.PartitionField;
import dev.weft.model.table.Schema;
import java.util.List;

/// A state of a table that a run is about to make.
///
/// @param run names the run's folder: letters, digits, `_` and `-`, at most 100
/// @param schema with the ids that `Lake.schemaFor` gave
/// @param partition by columns of the schema, at most one field per column and transform
/// @param sort columns of the schema, ascending, nulls last, within each file
public record TableDraft(
    TablePlace place,
    String run,
    Schema schema,
    List<PartitionField> partition,
    List<String> sort) {
  public TableDraft {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }
}
