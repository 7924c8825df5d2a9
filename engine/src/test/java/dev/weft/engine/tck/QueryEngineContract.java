package dev.weft.engine.tck;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import org.junit.jupiter.api.Nested;

/// What every query engine does. An engine's test extends this class and writes the tables of
/// `SampleTables` as files.
public abstract class QueryEngineContract {

  /// The engine under test.
  protected abstract QueryEngine engine();

  /// The front end whose statements it runs.
  protected abstract SqlFrontEnd frontEnd();

  /// The files of `SampleTables.FLIGHTS` or `SampleTables.AIRPORTS`.
  protected abstract ScanPlan files(String table);

  /// A statement of the text as it is, on an engine that has `flights` and `airports` as tables.
  protected abstract GovernedStatement raw(String text, List<String> columns);

  /// Whether files of results are left behind.
  protected abstract boolean leavesFiles();

  final GovernedStatement govern(String text) {
    Statement statement = frontEnd().parse(text);
    return frontEnd()
        .govern(
            statement,
            statement.paths().stream()
                .map(path -> DecidedTable.open(path, path.getLast(), files(path.getLast())))
                .toList());
  }

  @Nested
  class Answers extends AnswerSuite {
    @Override
    QueryEngineContract contract() {
      return QueryEngineContract.this;
    }
  }

  @Nested
  class Renders extends RenderingSuite {
    @Override
    QueryEngineContract contract() {
      return QueryEngineContract.this;
    }
  }

  @Nested
  class Fails extends FailureSuite {
    @Override
    QueryEngineContract contract() {
      return QueryEngineContract.this;
    }
  }
}
