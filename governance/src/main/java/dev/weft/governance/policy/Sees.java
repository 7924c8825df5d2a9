package dev.weft.governance.policy;

import java.util.Set;
import java.util.TreeSet;

/// What an expression of a policy may mention, by where it stands. Label families are constants and
/// may be mentioned everywhere.
enum Sees {
  MATCH_OF_COLUMN("`match`", Set.of("product", "port", "table", "column")),
  MATCH_OF_TABLE("`match` of an effect on whole tables", Set.of("product", "port", "table")),
  WHEN_OF_COLUMN(
      "`when`",
      Set.of("product", "port", "table", "column", "principal", "grant", "purpose", "via")),
  WHEN_OF_TABLE(
      "`when` of an effect on whole tables",
      Set.of("product", "port", "table", "principal", "grant", "purpose", "via")),
  FILTER(
      "A filter",
      Set.of("row", "product", "port", "table", "principal", "grant", "purpose", "via"));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<String> names;

  Sees(String words, Set<String> names) {
    this.words = words;
    this.names = names;
  }

  /// What such an expression is called.
  String words() {
    return words;
  }

  Set<String> names() {
    return new TreeSet<>(names);
  }
}
