package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.Depth;
import dev.weft.engine.DataChecks.Table;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.check.CheckedTables;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tables under test, opened together. Not thread-safe.
final class OpenedTables implements CheckedTables {

  /// What became of a source.
  sealed interface Opened {
    /// A view to look at.
    ///
    /// @param typed whether the source has types of its own
    record Ready(CheckedTable table, boolean typed) implements Opened {}

    record Unreadable(WeftException why) implements Opened {}
  }

  private final Session session;
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private final NamedScans scans = new NamedScans();

  private OpenedTables(Session session) {
    this.session = session;
  }

  /// Opens all; one that cannot be read is no reason not to read the others.
  static OpenedTables open(Session session, List<Table> tables, Depth depth) {
    var all = new OpenedTables(session);
    for (Table table : tables) {
      all.add(table, depth);
    }
    return all;
  }

  private void add(Table table, Depth depth) {
    try {
      Opened.Ready ready = new Opening(session, "weft_tested_" + opened.size(), depth).open(table);
      opened.put(table.name(), ready);
      ScanPlan marked = marked(table.name(), ready.table().schema());
      scans.add(table.name(), table.aliases(), marked);
    } catch (WeftException e) {
      if (e.code() == ErrorCode.SQL_CANCELLED) {
        throw e;
      }
      opened.put(table.name(), new Opened.Unreadable(e));
    }
  }

  /// Stands for a table in a governed statement, which names places of files: here it is the
  /// table's name.
  private static ScanPlan marked(String name, Schema schema) {
    return new ScanPlan(schema, List.of(new ScanFile(name, 0, 0, schema)));
  }

  @Override
  public CheckedTable table(String name) {
    return ready(name).table();
  }

  /// As `table`, with how it was opened.
  Opened.Ready ready(String name) {
    return switch (opened.get(name)) {
      case null -> throw CheckedTables.unknown("table " + name);
      case Opened.Ready ready -> ready;
      case Opened.Unreadable(WeftException why) -> throw why;
    };
  }

  @Override
  public Map<String, ScanPlan> scans() {
    return scans.all();
  }

  @Override
  public void provide(GovernedStatement statement) {
    statement.scans().forEach((name, plan) -> provide(name, table(plan.files().getFirst().path())));
  }

  private void provide(String name, CheckedTable table) {
    String columns =
        table.schema().names().stream().map(SqlText::name).collect(Collectors.joining(", "));
    session.execute(
        "CREATE OR REPLACE TEMP VIEW "
            + SqlText.name(name)
            + " AS SELECT "
            + (columns.isEmpty() ? "true AS _row" : columns)
            + " FROM "
            + table.view());
  }
}
