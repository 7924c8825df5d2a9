package dev.weft.engine.tck;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/// Statements over tables under obligations, from the text to the rows. An engine's test extends
/// this class.
public abstract class GovernanceContract {

  /// Reads statements for a person.
  protected abstract SqlFrontEnd queries();

  /// Reads statements that make tables.
  protected abstract SqlFrontEnd builds();

  /// Runs what both made.
  protected abstract QueryEngine engine();

  /// Writes rows as files with the schema's field ids.
  ///
  /// @param name of a table that no other call has used
  /// @param rows one SELECT in SQL that every engine has, whose columns are cast to the schema's
  protected abstract ScanPlan files(String name, Schema schema, String rows);

  /// An engine in this process that has tables of its own: those stored in a schema `stored`, and
  /// what statements in its dialect have made of them in the default schema. It runs statements as
  /// they are written. The caller closes it.
  protected abstract QueryEngine holding(Map<String, ScanPlan> stored, List<String> statements);

  /// How many random statements are run; a soak runs fifty times as many.
  protected int randomStatements() {
    return 2_000;
  }

  /// A table of a suite: its files, and what may be seen of them.
  record Given(ScanPlan files, Obligations obligations) {}

  /// The tables of a statement, found by the last part of their paths.
  static List<DecidedTable> decide(Statement statement, Map<String, Given> tables) {
    return statement.paths().stream()
        .filter(path -> tables.containsKey(path.getLast()))
        .map(
            path -> {
              Given given = java.util.Objects.requireNonNull(tables.get(path.getLast()));
              return new DecidedTable(
                  path, String.join(".", path), given.files(), given.obligations());
            })
        .toList();
  }

  @Nested
  class AnswersCases extends CaseSuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }

  @Nested
  class Masks extends MaskSuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }

  @Nested
  public class Filters extends FilterSuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }

  @Nested
  class Groups extends GroupSuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }

  @Nested
  public class HoldsAttacks extends AttackSuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }

  @Nested
  class EqualsMaterialized extends RandomQuerySuite {
    @Override
    GovernanceContract contract() {
      return GovernanceContract.this;
    }
  }
}
