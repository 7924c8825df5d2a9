package dev.weft.usecases.compile;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the SQL of a rule is one that may run: it reads the product's own tables and binds.
final class SqlRuleFindings {

  private final SqlFrontEnd frontEnd;
  private final Map<String, CompiledTable> tables;

  SqlRuleFindings(SqlFrontEnd frontEnd, Map<String, CompiledTable> tables) {
    this.frontEnd = frontEnd;
    this.tables = tables;
  }

  Optional<Finding> of(Check check, ProductFolder folder, Sourced<Contract> contract) {
    if (!(check.rule() instanceof Rule.Sql(String query, _))) {
      return Optional.empty();
    }
    try {
      Statement statement = frontEnd.parse(query);
      var stubs = new ArrayList<StubTable>();
      for (List<String> path : statement.paths()) {
        CompiledTable table = path.size() == 1 ? tables.get(path.getFirst()) : null;
        if (table == null) {
          return Optional.of(undeclared(check, path, folder, contract));
        }
        stubs.add(new StubTable(path, table.name(), table.schema()));
      }
      frontEnd.bind(statement, stubs);
      return Optional.empty();
    } catch (WeftException e) {
      return Optional.of(
          Finding.error(
              e.code(),
              CompileFindings.placeOf(contract, "/schema"),
              "The query of rule '" + check.name() + "' does not run: " + e.sentence(),
              e.remedy()));
    }
  }

  private static Finding undeclared(
      Check check, List<String> path, ProductFolder folder, Sourced<Contract> contract) {
    return Finding.error(
        ErrorCode.BUILD_UNDECLARED_INPUT,
        CompileFindings.placeOf(contract, "/schema"),
        "The query of rule '"
            + check.name()
            + "' reads "
            + String.join(".", path)
            + ", which is no table of "
            + folder.id(),
        "A rule reads the product's own tables by their bare names only.");
  }
}
