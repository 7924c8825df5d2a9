package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import java.util.Optional;

/// The column of a table that a change of a contract is in, by the names of the new document,
/// except for what was removed.
record ChangedColumn(String table, String column) {

  /// Empty for a change of more than one column.
  static Optional<ChangedColumn> of(Change change) {
    return of(change.path());
  }

  /// @param path of a change
  static Optional<ChangedColumn> of(String path) {
    String[] steps = path.split("/", -1);
    return steps.length > 4 && steps[1].equals("schema") && steps[3].equals("properties")
        ? Optional.of(new ChangedColumn(named(steps[2]), named(steps[4])))
        : Optional.empty();
  }

  private static String named(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
