package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.duckdb.frontend.SqlErrors.Violation;
import dev.weft.engine.duckdb.tree.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Finds the mentions of tables with a minimum group and refuses every use of them but one: a query
/// of its own that groups by the allowed columns and aggregates numbers. Used once.
final class GroupRule extends ScopedWalk {

  private final Statement statement;
  private final List<Governed.Table> grouped;
  private final IdentityHashMap<ObjectNode, Node.Query> queries = new IdentityHashMap<>();
  private final List<Node.Table> mentions = new ArrayList<>();
  private final List<GroupBlock> blocks = new ArrayList<>();

  private GroupRule(Statement statement, List<Governed.Table> grouped) {
    this.statement = statement;
    this.grouped = List.copyOf(grouped);
  }

  /// The queries that are to be closed; throws `SQL_GROUP` with everything that is refused.
  static List<GroupBlock> blocks(Statement statement, List<Governed.Table> tables, Node root) {
    List<Governed.Table> grouped =
        tables.stream().filter(table -> table.obligations().minimumGroup().isPresent()).toList();
    if (grouped.isEmpty()) {
      return List.of();
    }
    GroupRule rule = new GroupRule(statement, grouped);
    rule.walk(root);
    rule.mentions.forEach(rule::check);
    return List.copyOf(rule.blocks);
  }

  @Override
  void enter(Node node) {
    if (node instanceof Node.Query query
        && query.json().path("from_table") instanceof ObjectNode from) {
      queries.put(from, query);
    }
  }

  @Override
  void table(Node.Table table) {
    mentions.add(table);
  }

  @Override
  void reference(Node.Reference reference, Scope scope) {}

  private void check(Node.Table mention) {
    for (Governed.Table table : grouped) {
      if (lower(table.path()).equals(Mentions.path(mention))) {
        check(mention, table);
      }
    }
  }

  private void check(Node.Table mention, Governed.Table table) {
    Node.Query query = queries.get(mention.json());
    if (query == null) {
      throw refused(
          table, List.of(violation("together with anything else in FROM", mention.offset())));
    }
    GroupBlock block =
        new GroupBlock(table, table.obligations().minimumGroup().orElseThrow(), query.json());
    GroupCheck check = new GroupCheck(block, mention);
    check.run();
    if (!check.refused().isEmpty()) {
      throw refused(
          table,
          check.refused().stream().map(found -> violation(found.what(), found.offset())).toList());
    }
    blocks.add(block);
  }

  private dev.weft.model.error.WeftException refused(
      Governed.Table table, List<Violation> violations) {
    GroupBlock block =
        new GroupBlock(
            table,
            table.obligations().minimumGroup().orElseThrow(),
            tools.jackson.databind.node.JsonNodeFactory.instance.objectNode());
    return SqlErrors.group(table, block.group().n(), block.keys(), violations);
  }

  private Violation violation(String what, long offset) {
    return new Violation(what, "", TextPosition.of(statement.text(), offset));
  }

  private static List<String> lower(List<String> path) {
    return path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }
}
