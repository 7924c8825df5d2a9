package dev.weft.engine.duckdb.check;

import dev.weft.engine.GovernedStatement;
import dev.weft.model.table.ScanPlan;
import java.util.Map;

/// Turns the text of an SQL rule into a statement that may run; the wiring binds it to the front
/// end. Thread-safe.
public interface SqlRules {

  /// Parses and governs one SELECT over exactly these tables by bare name, in lower case. Throws
  /// `WeftException` of the block `W-SQL`, whose message may be shown.
  GovernedStatement govern(String query, Map<String, ScanPlan> tables);
}
