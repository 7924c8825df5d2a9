package dev.weft.engine.duckdb.check;

import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;

/// Measures checks on files: everything that rows decide by themselves in one scan, duplicates in
/// one more per list of columns, references in one join each.
///
/// A unique rule counts the rows that share their value with another; a duplicate count counts the
/// values. Percents are of all rows, 0 of none.
public final class DuckDbCheckRunner implements CheckRunner {

  private final Sessions sessions;
  private final SqlRules rules;

  public DuckDbCheckRunner(Sessions sessions, SqlRules rules) {
    this.sessions = sessions;
    this.rules = rules;
  }

  @Override
  public List<CheckResult> run(
      String table, List<Check> checks, Map<String, ScanPlan> tables, Cancellation cancellation) {
    try (Session session = sessions.session(cancellation)) {
      return new TableChecks(session, table, new ScannedTables(session, tables), rules)
          .judge(checks);
    } catch (WeftException e) {
      Census.refuseToGoOn(e);
      return checks.stream().map(check -> Verdicts.error(check, e)).toList();
    }
  }
}
