package dev.weft.build.change;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What became of a column between two states of a table. Columns are the same when their keys are.
public sealed interface ColumnChange {

  String column();

  record Added(String column, String type) implements ColumnChange {}

  record Removed(String column, String type) implements ColumnChange {}

  record Renamed(String column, String from) implements ColumnChange {}

  record Retyped(String column, String from, String to) implements ColumnChange {}

  /// It began or ceased to forbid nulls.
  ///
  /// @param required whether it now forbids them
  record Requirement(String column, boolean required) implements ColumnChange {}

  /// Changes in the order of the new table, removed columns last; empty when nothing changed.
  static List<ColumnChange> between(Schema before, Schema after) {
    var left = new HashMap<String, Column>();
    before.columns().forEach(column -> left.put(column.key(), column));
    var changes = new ArrayList<ColumnChange>();
    for (Column column : after.columns()) {
      Column old = left.remove(column.key());
      if (old == null) {
        changes.add(new Added(column.name(), column.type().word()));
      } else {
        compare(old, column, changes);
      }
    }
    before.columns().stream()
        .filter(column -> left.containsKey(column.key()))
        .forEach(column -> changes.add(new Removed(column.name(), column.type().word())));
    return changes;
  }

  private static void compare(Column old, Column now, List<ColumnChange> changes) {
    if (!old.name().equals(now.name())) {
      changes.add(new Renamed(now.name(), old.name()));
    }
    if (!old.type().word().equals(now.type().word())) {
      changes.add(new Retyped(now.name(), old.type().word(), now.type().word()));
    }
    if (old.required() != now.required()) {
      changes.add(new Requirement(now.name(), now.required()));
    }
  }
}
