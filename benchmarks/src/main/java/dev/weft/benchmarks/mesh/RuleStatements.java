package dev.weft.benchmarks.mesh;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.duckdb.check.SqlRules;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// SQL rules through the front end, as the server does it.
record RuleStatements(SqlFrontEnd frontEnd) implements SqlRules {

  @Override
  public GovernedStatement govern(String query, Map<String, ScanPlan> tables) {
    Statement statement = frontEnd.parse(query);
    List<DecidedTable> decided =
        statement.paths().stream()
            .map(
                path ->
                    DecidedTable.open(
                        path, path.getFirst(), Objects.requireNonNull(tables.get(path.getFirst()))))
            .toList();
    return frontEnd.govern(statement, decided);
  }
}
