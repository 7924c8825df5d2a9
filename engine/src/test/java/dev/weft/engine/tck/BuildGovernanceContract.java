package dev.weft.engine.tck;

import dev.weft.engine.QueryEngine;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/// As `GovernanceContract`, for engines that also run the statements of products.
public abstract class BuildGovernanceContract extends GovernanceContract {

  /// Writes the lines of a CSV file as files with the schema's field ids. Texts are quoted, nothing
  /// between commas is null, and there is no header.
  ///
  /// @param name of a table that no other call has used
  protected abstract ScanPlan load(String name, Schema schema, Path csv);

  /// An engine that has tables of its own: those stored in a schema `stored`, and what statements
  /// in its dialect have made of them in the default schema. Lives as long as the test.
  protected abstract QueryEngine holding(Map<String, ScanPlan> stored, List<String> statements);

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
