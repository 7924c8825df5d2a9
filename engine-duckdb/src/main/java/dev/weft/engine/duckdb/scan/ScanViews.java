package dev.weft.engine.duckdb.scan;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.instance.SecretVariables;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;

/// Makes the tables of a governed statement: temporary views, private to one connection.
public final class ScanViews {

  private ScanViews() {}

  /// Makes or replaces one view per scan, and gives the connection what the statement's masks
  /// compute with. Binding opens at most one file per group of files.
  public static void create(Session session, GovernedStatement statement) {
    SecretVariables.set(session, statement.secrets());
    create(session, statement.scans());
  }

  /// Makes or replaces one view per scan.
  ///
  /// @param scans physical name to files
  public static void create(Session session, Map<String, ScanPlan> scans) {
    texts(session.open(scans)).forEach(session::execute);
  }

  /// The statements that make one view per scan.
  ///
  /// @param scans physical name to files
  public static List<String> texts(Map<String, ScanPlan> scans) {
    return scans.entrySet().stream()
        .map(
            scan ->
                "CREATE OR REPLACE TEMP VIEW "
                    + SqlText.name(scan.getKey())
                    + " AS "
                    + ScanSql.select(scan.getValue()))
        .toList();
  }
}
