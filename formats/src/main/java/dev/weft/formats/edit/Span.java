package dev.weft.formats.edit;

import java.util.List;

/// Where a node stands in its text: half-open ranges of characters.
sealed interface Span {

  /// Where it begins, with its anchor and tag.
  int start();

  /// Where what it says begins, behind anchor and tag.
  int body();

  /// Where it ends: behind its last character, without the end of the line.
  int end();

  record Fields(int start, int body, int end, Form form, List<Entry> entries) implements Span {
    public Fields {
      entries = List.copyOf(entries);
    }
  }

  record Entry(String name, Leaf key, Span value) {
    int start() {
      return key.start();
    }

    int end() {
      return Math.max(key.end(), value.end());
    }
  }

  record Items(int start, int body, int end, Form form, List<Span> items) implements Span {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Leaf(int start, int body, int end, Look look) implements Span {}

  /// How a group or list is written.
  enum Form {
    LINES,
    BRACKETS
  }

  /// How a leaf is written.
  enum Look {
    /// On a line, in quotes or without.
    INLINE,
    /// Lines behind `|` or `>`.
    LITERAL,
    ALIAS,
    /// Not written at all.
    ABSENT
  }

  default boolean isInLines() {
    return switch (this) {
      case Fields fields -> fields.form() == Form.LINES;
      case Items items -> items.form() == Form.LINES;
      case Leaf leaf -> false;
    };
  }

  default boolean isAbsent() {
    return this instanceof Leaf leaf && leaf.look() == Look.ABSENT;
  }
}
