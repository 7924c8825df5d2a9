package dev.weft.engine.duckdb.check;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.ScanPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// SQL rules of contracts go through the same front end as everything else that people write.
public record GovernedRules(SqlFrontEnd frontEnd) implements SqlRules {

  @Override
  public GovernedStatement govern(String query, Map<String, ScanPlan> tables) {
    Statement statement = frontEnd.parse(query);
    var decided = new ArrayList<DecidedTable>();
    for (List<String> path : statement.paths()) {
      ScanPlan scan = tables.get(String.join(".", path));
      if (scan == null) {
        throw WeftException.of(
            ErrorCode.SQL_UNKNOWN_TABLE,
            "The rule reads " + String.join(".", path) + ", which is no table of its product",
            "A rule names tables of the same product by their bare names.");
      }
      decided.add(DecidedTable.open(path, path.getFirst(), scan));
    }
    return frontEnd.govern(statement, decided);
  }
}
