package dev.weft.engine.duckdb.tree;

import java.util.Set;

/// What the value of a field may be.
sealed interface Rule {
  /// A node of a sort, which may be null where `optional`.
  record One(String sort, Presence presence) implements Rule {}

  /// A list of nodes of a sort.
  record Many(String sort) implements Rule {}

  /// A list of lists of nodes of a sort.
  record Rows(String sort) implements Rule {}

  /// One of these words.
  record Only(Set<String> words) implements Rule {
    public Only {
      words = Set.copyOf(words);
    }
  }

  /// A value without nodes in it.
  enum Plain implements Rule {
    TEXT,
    TEXTS,
    NUMBER,
    LISTS,
    FLAG,
    /// Null, empty or false.
    NONE
  }

  /// Whether a node has to be there.
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  /// Reads a rule as the grammar file spells it.
  static Rule of(String spelling) {
    String[] words = spelling.strip().split(" ", 2);
    String rest = words.length == 2 ? words[1] : "";
    return switch (words[0]) {
      case "one" -> new One(rest, Presence.REQUIRED);
      case "maybe" -> new One(rest, Presence.OPTIONAL);
      case "many" -> new Many(rest);
      case "rows" -> new Rows(rest);
      case "only" -> new Only(Set.of(rest.split("\\|")));
      case "text" -> Plain.TEXT;
      case "texts" -> Plain.TEXTS;
      case "number" -> Plain.NUMBER;
      case "lists" -> Plain.LISTS;
      case "flag" -> Plain.FLAG;
      case "none" -> Plain.NONE;
      default -> throw new IllegalArgumentException("No rule '" + spelling + "'");
    };
  }
}
