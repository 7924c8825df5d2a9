package dev.weft.engine.duckdb.check;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.model.table.ScanPlan;
import java.util.HashMap;
import java.util.Map;

/// Tables of the lake. Not thread-safe.
final class ScannedTables implements CheckedTables {

  private final Session session;
  private final Map<String, ScanPlan> plans;
  private final Map<String, CheckedTable> made = new HashMap<>();

  ScannedTables(Session session, Map<String, ScanPlan> plans) {
    this.session = session;
    this.plans = plans;
  }

  @Override
  public CheckedTable table(String name) {
    CheckedTable known = made.get(name);
    return known == null ? make(name) : known;
  }

  private CheckedTable make(String name) {
    ScanPlan plan = plans.get(name);
    if (plan == null) {
      throw CheckedTables.unknown("table " + name);
    }
    String view = "weft_checked_" + made.size();
    ScanViews.create(session, Map.of(view, plan));
    CheckedTable table = CheckedTable.of(view, plan.schema());
    made.put(name, table);
    return table;
  }

  @Override
  public Map<String, ScanPlan> scans() {
    return plans;
  }

  @Override
  public void provide(GovernedStatement statement) {
    ScanViews.create(session, statement);
  }
}
