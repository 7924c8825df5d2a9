package dev.weft.engine.duckdb.check;

import dev.weft.engine.GovernedStatement;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.ScanPlan;
import java.util.Map;

/// The tables that the checks of one session may read.
public interface CheckedTables {

  /// A table by its name; throws `BUILD_COLUMN` when there is none, and what keeps it from being
  /// read.
  CheckedTable table(String name);

  /// What SQL rules may name, for the front end: by name in lower case.
  Map<String, ScanPlan> scans();

  /// Makes the views that a governed statement reads.
  void provide(GovernedStatement statement);

  /// The failure of a name that nothing has.
  ///
  /// @param what for instance `table flights`
  static WeftException unknown(String what) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN, "There is no " + what, "Name a table or column of the product.");
  }
}
