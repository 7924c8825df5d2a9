package dev.weft.engine.duckdb.contract;

import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.check.Verdicts;
import dev.weft.engine.duckdb.contract.OpenedTables.Opened;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.util.List;

/// Verdicts without a look at values.
final class Metadata {

  private static final String NOT_LOOKED_AT = "only metadata was looked at";

  private final CheckedTable table;
  private final boolean typed;

  Metadata(Opened.Ready opened) {
    this.table = opened.table();
    this.typed = opened.typed();
  }

  List<CheckResult> judge(List<Check> checks) {
    return checks.stream().map(this::judge).toList();
  }

  private CheckResult judge(Check check) {
    if (check.rule() instanceof Rule.Present(String column)) {
      return Verdicts.ofPresence(check, table.schema().column(column).isPresent());
    }
    if (check.rule() instanceof Rule.OfType(String column, String type)) {
      return ofType(check, column);
    }
    return Verdicts.skipped(check, NOT_LOOKED_AT);
  }

  private CheckResult ofType(Check check, String column) {
    if (table.schema().column(column).isEmpty()) {
      return Verdicts.error(check, "There is no column " + column);
    }
    if (!typed) {
      return Verdicts.skipped(check, NOT_LOOKED_AT + ", and text tells its types by values only");
    }
    return Verdicts.ofType(check, table.foreign(column));
  }
}
