package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Goes through a whole tree and knows at each node what names mean there. A CTE is seen by those
/// after it and by the query that has it; a recursive one also by its own second arm.
abstract class ScopedWalk {

  /// A mention of a table that is no CTE.
  abstract void table(Node.Table table);

  /// A reference to a column.
  abstract void reference(Node.Reference reference, Scope scope);

  /// Every node, before those below it.
  abstract void enter(Node node);

  final void walk(Node root) {
    visit(root, Scope.outermost());
  }

  private void visit(Node node, Scope scope) {
    enter(node);
    switch (node) {
      case Node.Query query -> query(query, scope);
      case Node.Table table -> mention(table, scope);
      case Node.Reference reference -> reference(reference, scope);
      case Node.Ctes _,
          Node.Cte _,
          Node.TableFunction _,
          Node.Call _,
          Node.TypeName _,
          Node.Sample _,
          Node.Other _ ->
          below(node, scope);
    }
  }

  private void below(Node node, Scope scope) {
    for (Node child : node.children()) {
      visit(child, scope);
    }
  }

  private void mention(Node.Table table, Scope scope) {
    if (!scope.isCte(table.path())) {
      table(table);
    }
    below(table, scope);
  }

  private void query(Node.Query query, Scope scope) {
    Scope own = scope.inside(from(query));
    for (Node child : query.children()) {
      if (child instanceof Node.Ctes ctes) {
        ctes(ctes, own);
      }
    }
    if (query.isRecursive()) {
      recursion(query, own);
      return;
    }
    for (Node child : query.children()) {
      if (!(child instanceof Node.Ctes)) {
        visit(child, own);
      }
    }
  }

  private void ctes(Node.Ctes ctes, Scope own) {
    enter(ctes);
    for (Node child : ctes.children()) {
      visit(child, own);
      if (child instanceof Node.Cte cte) {
        own.define(cte.name());
      }
    }
  }

  private void recursion(Node.Query query, Scope own) {
    List<Node> arms =
        query.children().stream().filter(child -> child instanceof Node.Query).toList();
    visit(arms.getFirst(), own);
    Scope second = own.inside(List.of());
    second.define(query.cteName().toLowerCase(Locale.ROOT));
    visit(arms.getLast(), second);
    query.children().stream()
        .filter(child -> !(child instanceof Node.Query) && !(child instanceof Node.Ctes))
        .forEach(child -> visit(child, second));
  }

  /// Tables in the FROM of a query itself, not in queries inside it.
  private static List<Node.Table> from(Node.Query query) {
    List<Node.Table> tables = new ArrayList<>();
    query.children().forEach(child -> collect(child, tables));
    return tables;
  }

  private static void collect(Node node, List<Node.Table> tables) {
    switch (node) {
      case Node.Table table -> tables.add(table);
      case Node.Other other -> other.children().forEach(child -> collect(child, tables));
      case Node.Query _,
          Node.Ctes _,
          Node.Cte _,
          Node.TableFunction _,
          Node.Call _,
          Node.Reference _,
          Node.TypeName _,
          Node.Sample _ -> {}
    }
  }
}
