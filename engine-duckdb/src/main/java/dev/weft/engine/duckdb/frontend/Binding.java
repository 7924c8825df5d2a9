package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.frontend.Analyser.ResultColumn;
import dev.weft.engine.duckdb.tree.PlanLineage;
import dev.weft.engine.duckdb.tree.PlanScans;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.table.Schema;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Binds one statement to schemas, checks what its plan scans, and reads its lineage. Used once.
final class Binding {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Analyser analyser;
  private final Statement statement;
  private final Map<List<String>, String> physical = new HashMap<>();
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Complaints complaints;

  Binding(Analyser analyser, Statement statement, List<StubTable> tables) {
    this.analyser = analyser;
    this.statement = statement;
    for (StubTable table : tables) {
      String name = "_weft_" + HexFormat.of().formatHex(bytes());
      physical.put(lower(table.path()), name);
      schemas.put(name, table.schema());
      names.put(Stubs.inPlan(name), table.name());
    }
    this.complaints = new Complaints(analyser, statement, tables);
  }

  Prepared prepare() {
    SyntaxTree tree = read();
    new OutputNames(analyser).keep(tree.root());
    Set<List<String>> missing = new Substitution(physical).apply(tree.root());
    if (!missing.isEmpty()) {
      throw complaints.missing(missing);
    }
    String sql = analyser.write(tree.json());
    try (Stubs stubs = analyser.stubs(schemas)) {
      JsonNode plan = plan(stubs, sql);
      checkScans(plan);
      List<ResultColumn> columns = stubs.columns(sql);
      return new Prepared(sql, physical, columns, lineage(stubs, tree, plan, columns));
    }
  }

  private SyntaxTree read() {
    return SyntaxTree.of(analyser.read(statement.tree()), SyntaxTree.Limits.DEFAULT);
  }

  private JsonNode plan(Stubs stubs, String sql) {
    return switch (stubs.plan(sql)) {
      case Answer.Refused(EngineRefusal refusal) -> throw complaints.of(refusal, sql);
      case Answer.Understood(JsonNode json) -> {
        if (json.path("plans").size() != 1) {
          throw SqlErrors.gate();
        }
        yield json.path("plans").get(0);
      }
    };
  }

  /// The second gate. Fewer tables than decided are fine: a CTE that nobody reads is not planned.
  private void checkScans(JsonNode plan) {
    PlanScans scans = PlanScans.of(plan);
    if (!names.keySet().containsAll(scans.tables()) || !scans.others().isEmpty()) {
      throw SqlErrors.gate();
    }
  }

  private Lineage lineage(Stubs stubs, SyntaxTree tree, JsonNode plan, List<ResultColumn> columns) {
    List<String> output = columns.stream().map(ResultColumn::name).toList();
    JsonNode traced =
        MergedColumns.show(tree.root()) ? plan(stubs, analyser.write(tree.json())) : plan;
    return PlanLineage.of(traced, output, name -> names.getOrDefault(name, name));
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static List<String> lower(List<String> path) {
    return path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }
}
