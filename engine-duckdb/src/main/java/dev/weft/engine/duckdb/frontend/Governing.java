package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Puts one statement over decided tables. A table that is shown as it is stored is mentioned by
/// its physical name; any other is a query that gives what may be seen of it. Used once.
final class Governing {

  private final Analyser analyser;
  private final PolicySelects policies;
  private final Statement statement;
  private final List<Governed.Table> tables;
  private final Function<List<StubTable>, Prepared> binding;

  /// @param binding the statement as it was written, bound to other tables
  Governing(
      Analyser analyser,
      PolicySelects policies,
      Statement statement,
      List<Governed.Table> tables,
      Function<List<StubTable>, Prepared> binding) {
    this.analyser = analyser;
    this.policies = policies;
    this.statement = statement;
    this.tables = List.copyOf(tables);
    this.binding = binding;
  }

  Governed prepare() {
    if (!statement.spaces().isEmpty()) {
      bindAsWritten();
    }
    return overPhysicalNames();
  }

  private boolean isOpen() {
    return tables.stream().allMatch(Governed.Table::isOpen);
  }

  private Governed overPhysicalNames() {
    SyntaxTree tree = analyser.read(statement);
    new OutputNames(analyser).keep(tree.root());
    List<GroupBlock> groups = GroupRule.blocks(statement, tables, tree.root());
    SpaceCalls.giveKeys(tree.root());
    try (Stubs stubs = analyser.stubs(tables.stream().map(Governed.Table::schema).toList())) {
      Set<List<String>> missing = substitution(stubs.names(), groups).apply(tree.root());
      if (!missing.isEmpty()) {
        throw complaints().missing(missing);
      }
      String sql = analyser.write(tree.json());
      JsonNode plan = checkedPlan(stubs, sql);
      return isOpen() ? open(stubs, tree, sql, plan) : closed(stubs, sql);
    }
  }

  private Governed open(Stubs stubs, SyntaxTree tree, String sql, JsonNode plan) {
    List<String> columns = names(stubs.columns(sql));
    return new Governed(sql, columns, stubs.names(), used(stubs, tree, plan, columns));
  }

  /// Where not all is shown as it is stored the plan also holds what policies look at, so the text
  /// tells by itself what it uses; and as the queries in place of the tables give exactly what may
  /// be seen, its columns are those of the result.
  private Governed closed(Stubs stubs, String sql) {
    Prepared written = bindAsWritten();
    return new Governed(sql, names(written.columns()), stubs.names(), written.lineage().used());
  }

  private static List<String> names(List<ResultColumn> columns) {
    return columns.stream().map(ResultColumn::name).toList();
  }

  private Substitution substitution(List<String> physical, List<GroupBlock> groups) {
    Substitution substitution = new Substitution();
    for (int at = 0; at < tables.size(); at++) {
      Governed.Table table = tables.get(at);
      if (table.isOpen()) {
        substitution.put(table.path(), physical.get(at));
      } else {
        PolicySelects.Ready ready = policies.get(table);
        substitution.put(table.path(), PolicySelect.moved(ready.select(), physical.get(at)));
        groups.stream()
            .filter(group -> group.table().equals(table))
            .forEach(group -> group.close(ready.subject()));
      }
    }
    return substitution;
  }

  private JsonNode checkedPlan(Stubs stubs, String sql) {
    return switch (stubs.plan(sql)) {
      case Answer.Refused _ -> {
        // what the user wrote is wrong, so say it of that and not of what was made of it
        bindAsWritten();
        throw SqlErrors.gate();
      }
      case Answer.Understood(JsonNode json) -> SecondGate.pass(json, stubs.names());
    };
  }

  private SortedMap<String, SortedSet<String>> used(
      Stubs stubs, SyntaxTree tree, JsonNode plan, List<String> columns) {
    return new Tracing(analyser, stubs, tables.stream().map(Governed.Table::name).toList())
        .of(tree, plan, columns)
        .used();
  }

  /// The text over the visible columns, or the failure that says what is wrong with it.
  private Prepared bindAsWritten() {
    return binding.apply(visible());
  }

  private Complaints complaints() {
    return new Complaints(analyser, statement, visible());
  }

  private List<StubTable> visible() {
    return tables.stream()
        .map(table -> new StubTable(table.path(), table.name(), table.visible()))
        .toList();
  }
}
