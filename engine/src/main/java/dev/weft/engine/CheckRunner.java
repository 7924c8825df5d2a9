package dev.weft.engine;

import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;

/// Measures checks on a state of a table that need not be published. One or two scans per table
/// whatever the number of checks, plus one statement for each SQL rule. Thread-safe.
public interface CheckRunner {

  /// Measures all checks of one table.
  ///
  /// @param table name of the table under test
  /// @param tables the product's tables by bare name, the one under test among them; SQL rules and
  ///   references may read any of them and nothing else
  /// @return one result per check, in their order; a check that cannot run is an ERROR result, it
  ///   is not thrown
  List<CheckResult> run(
      String table, List<Check> checks, Map<String, ScanPlan> tables, Cancellation cancellation);
}
