package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.frontend.FilterSyntax.Unfit;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The queries in place of tables. Each is bound alone to its table's schema before it is used, and
/// gives exactly the visible columns with their types; else its table is shut. The last ones are
/// remembered by schema and obligations. Thread-safe.
final class PolicySelects {

  private static final int REMEMBERED = 1024;

  /// A query that was bound alone.
  ///
  /// @param subject the column with the subjects of a minimum group, empty when there is none
  record Ready(ObjectNode select, String subject) {}

  private record Key(Schema schema, Obligations obligations) {}

  private final Analyser analyser;
  private final Recent<Key, Ready> ready = new Recent<>(REMEMBERED);

  PolicySelects(Analyser analyser) {
    this.analyser = analyser;
  }

  /// The query for a table; throws `SQL_POLICY` when the table's policies do not fit it.
  Ready get(Governed.Table table) {
    return ready.get(new Key(table.schema(), table.obligations()), () -> make(table));
  }

  private Ready make(Governed.Table table) {
    String subject = table.obligations().minimumGroup().isPresent() ? Reserved.name() : "";
    try (Stubs stubs = analyser.stubs(List.of(table.schema()))) {
      String physical = stubs.names().getFirst();
      ObjectNode select =
          new PolicySelect(table.schema(), table.obligations(), Reserved.name(), subject)
              .over(physical);
      List<ResultColumn> columns = columns(stubs, select, table);
      int visible = table.visible().columns().size();
      if (!columns.subList(0, visible).equals(stored(stubs, physical, table))) {
        throw SqlErrors.policy(table.name());
      }
      return new Ready(select, subject);
    } catch (Unfit e) {
      throw SqlErrors.policy(table.name());
    }
  }

  private List<ResultColumn> columns(Stubs stubs, ObjectNode select, Governed.Table table) {
    String sql = analyser.write(Syntax.statement(select));
    return switch (stubs.plan(sql)) {
      case Answer.Refused refused -> throw SqlErrors.policy(table.name());
      case Answer.Understood(var json) -> {
        SecondGate.pass(json, stubs.names());
        yield stubs.columns(sql);
      }
    };
  }

  private List<ResultColumn> stored(Stubs stubs, String physical, Governed.Table table) {
    List<ObjectNode> columns =
        table.visible().names().stream().map(name -> Syntax.column(physical, name)).toList();
    return columns.isEmpty()
        ? List.of()
        : stubs.columns(
            analyser.write(
                Syntax.statement(Syntax.select(columns, Syntax.table(physical, physical)))));
  }
}
