package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.tree.BareColumns;
import dev.weft.engine.duckdb.tree.SubjectCounts;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.lineage.ColumnRef;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Binds one statement to schemas, checks what its plan scans, and reads its lineage. Used once.
final class Binding {

  private final Analyser analyser;
  private final Statement statement;
  private final List<StubTable> tables;
  private final Complaints complaints;

  Binding(Analyser analyser, Statement statement, List<StubTable> tables) {
    this.analyser = analyser;
    this.statement = statement;
    this.tables = List.copyOf(tables);
    this.complaints = new Complaints(analyser, statement, tables);
  }

  Prepared prepare() {
    SyntaxTree tree = analyser.read(statement);
    new OutputNames(analyser).keep(tree.root());
    try (Stubs stubs = analyser.stubs(tables.stream().map(StubTable::schema).toList())) {
      String sql = over(stubs, tree);
      JsonNode plan = plan(stubs, sql);
      checkPseudonyms(plan);
      List<ResultColumn> columns = stubs.columns(sql);
      List<String> output = columns.stream().map(ResultColumn::name).toList();
      return new Prepared(columns, tracing(stubs).of(tree, plan, output));
    }
  }

  /// What counts of subjects behind the columns answer for; nothing when they cannot be counted, or
  /// when the result is another one with them.
  ///
  /// @param columns with the counts
  /// @param own how many there are without them
  List<SubjectCounts.Answered> answered(List<ResultColumn> columns, int own, ColumnRef subject) {
    SyntaxTree tree = analyser.read(statement);
    new OutputNames(analyser).keep(tree.root());
    try (Stubs stubs = analyser.stubs(tables.stream().map(StubTable::schema).toList())) {
      String sql = over(stubs, tree);
      return stubs.plan(sql) instanceof Answer.Understood(JsonNode json)
              && stubs.columns(sql).equals(columns)
          ? SubjectCounts.of(
              SecondGate.pass(json, stubs.names()),
              own,
              columns.size(),
              subject,
              tracing(stubs).names())
          : List.of();
    }
  }

  private String over(Stubs stubs, SyntaxTree tree) {
    Substitution substitution = new Substitution();
    for (int at = 0; at < tables.size(); at++) {
      substitution.put(tables.get(at).path(), stubs.names().get(at));
    }
    Set<List<String>> missing = substitution.apply(tree.root());
    if (!missing.isEmpty()) {
      throw complaints.missing(missing);
    }
    return analyser.write(tree.json());
  }

  private JsonNode plan(Stubs stubs, String sql) {
    return switch (stubs.plan(sql)) {
      case Answer.Refused(EngineRefusal refusal) -> throw complaints.of(refusal, sql);
      case Answer.Understood(JsonNode json) -> SecondGate.pass(json, stubs.names());
    };
  }

  private void checkPseudonyms(JsonNode plan) {
    if (!statement.spaces().isEmpty() && !BareColumns.areAllThatReach(SpaceCalls.FUNCTION, plan)) {
      throw SqlErrors.noColumn();
    }
  }

  private Tracing tracing(Stubs stubs) {
    return new Tracing(analyser, stubs, tables.stream().map(StubTable::name).toList());
  }
}
