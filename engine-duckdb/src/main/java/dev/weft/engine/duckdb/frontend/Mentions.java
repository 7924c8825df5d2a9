package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement.Mention;
import dev.weft.engine.duckdb.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Collects every mention of a table in one statement. Used once.
final class Mentions extends ScopedWalk {

  private final String text;
  private final List<Mention> mentions = new ArrayList<>();

  Mentions(String text) {
    this.text = text;
  }

  /// In the order of the text; those without a place last.
  List<Mention> inOrder() {
    return mentions.stream()
        .sorted(
            Comparator.comparingInt(
                mention -> mention.position() < 0 ? Integer.MAX_VALUE : mention.position()))
        .toList();
  }

  /// The path of a table as it is compared: SQL does not tell cases apart, and names of tables are
  /// lower case.
  static List<String> path(Node.Table table) {
    return table.path().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  void table(Node.Table table) {
    mentions.add(new Mention(path(table), TextPosition.offset(text, table.offset())));
  }

  @Override
  void reference(Node.Reference reference, Scope scope) {}

  @Override
  void enter(Node node) {}
}
