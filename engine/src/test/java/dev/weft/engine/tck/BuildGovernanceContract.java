package dev.weft.engine.tck;

import dev.weft.engine.CheckRunner;
import dev.weft.engine.GovernedStatement;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;

/// As `GovernanceContract`, for engines that also run the statements of products.
public abstract class BuildGovernanceContract extends GovernanceContract {

  /// Writes the lines of a CSV file as files with the schema's field ids. Texts are quoted, nothing
  /// between commas is null, and there is no header.
  ///
  /// @param name of a table that no other call has used
  protected abstract ScanPlan load(String name, Schema schema, Path csv);

  /// Measures checks whose SQL rules become statements this way, whatever tables are given.
  protected abstract CheckRunner checks(Function<String, GovernedStatement> rules);

  @Nested
  class HoldsAttacksInChecks extends CheckAttackSuite {
    @Override
    BuildGovernanceContract contract() {
      return BuildGovernanceContract.this;
    }
  }

  @Nested
  class AnswersTpch extends TpchSuite {
    @Override
    BuildGovernanceContract contract() {
      return BuildGovernanceContract.this;
    }
  }

  @Nested
  class AnswersTpcds extends TpcdsSuite {
    @Override
    BuildGovernanceContract contract() {
      return BuildGovernanceContract.this;
    }
  }

  @Nested
  class CallsBuildFunctions extends BuildFunctionSuite {
    @Override
    GovernanceContract contract() {
      return BuildGovernanceContract.this;
    }
  }
}
