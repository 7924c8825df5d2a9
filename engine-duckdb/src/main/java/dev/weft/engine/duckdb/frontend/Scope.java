package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names mean at one point of a statement: CTEs and tables of the query and of those around
/// it.
final class Scope {

  private final @Nullable Scope around;
  private final Set<String> ctes = new HashSet<>();
  private final List<Node.Table> tables;

  private Scope(@Nullable Scope around, List<Node.Table> tables) {
    this.around = around;
    this.tables = List.copyOf(tables);
  }

  static Scope outermost() {
    return new Scope(null, List.of());
  }

  /// A scope inside this one, with the tables of a FROM.
  Scope inside(List<Node.Table> from) {
    return new Scope(this, from);
  }

  /// From here on the name is a CTE.
  void define(String cte) {
    ctes.add(cte.toLowerCase(Locale.ROOT));
  }

  /// Whether a table's mention is one of a CTE.
  boolean isCte(List<String> path) {
    return path.size() == 1 && knows(path.getFirst().toLowerCase(Locale.ROOT));
  }

  private boolean knows(String name) {
    return ctes.contains(name) || (around != null && around.knows(name));
  }

  /// The nearest table without alias whose qualified name begins the names of a reference.
  Optional<Node.Table> qualifier(List<String> names) {
    Optional<Node.Table> here = tables.stream().filter(table -> begins(table, names)).findFirst();
    return here.isPresent() || around == null ? here : around.qualifier(names);
  }

  private static boolean begins(Node.Table table, List<String> names) {
    List<String> path = table.path();
    if (path.size() < 2 || !table.alias().isEmpty() || names.size() < path.size()) {
      return false;
    }
    for (int at = 0; at < path.size(); at++) {
      if (!path.get(at).equalsIgnoreCase(names.get(at))) {
        return false;
      }
    }
    return true;
  }
}
