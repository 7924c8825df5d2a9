package dev.weft.formats.page;

import java.util.List;

/// A part of a page. Texts are what they say; each format escapes them in its own way.
sealed interface Block {

  /// A heading.
  ///
  /// @param level from 1 for the page itself
  record Heading(int level, String text) implements Block {}

  /// Some lines of text.
  ///
  /// @param label what it is about; empty for nothing
  record Paragraph(String label, String text) implements Block {}

  /// Short texts by what they are.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  record Fact(String label, String text) {}

  record Grid(List<String> heads, List<List<String>> rows) implements Block {
    public Grid {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  record Outline(List<Item> items) implements Block {
    public Outline {
      items = List.copyOf(items);
    }
  }

  /// A line of an outline, with the lines below it.
  record Item(String text, List<Item> items) {
    public Item {
      items = List.copyOf(items);
    }
  }
}
