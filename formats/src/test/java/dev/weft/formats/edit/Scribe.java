package dev.weft.formats.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes a tree as different people would: groups in lines or between brackets, lists indented or
/// not, with comments. Remembers where each node and comment went.
final class Scribe {

  private final Random random;
  private final Style style;
  private final TreeText text;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> comments = new HashMap<>();
  private final Map<String, int[]> lines = new HashMap<>();

  /// Whether the last lines were a block of text, whose newlines count.
  private boolean literal;

  Scribe(Random random) {
    this.random = random;
    this.style =
        new Style(
            random.nextInt(3) == 0 ? 4 : 2,
            random.nextBoolean() ? 0 : 2,
            random.nextInt(4) == 0 ? "\r\n" : "\n");
    this.text = new TreeText(style);
  }

  String yaml(Tree.Fields document) {
    if (document.isEmpty()) {
      out.append("{}");
    }
    fields(document, 0, "", false);
    if (!literal && random.nextInt(4) == 0) {
      out.setLength(out.length() - (out.toString().endsWith("\r\n") ? 2 : 1));
    }
    return out.toString();
  }

  /// Comment to the pointer of what it is about.
  Map<String, String> comments() {
    return comments;
  }

  /// First and last line of a field or item, from 0.
  int[] lines(String pointer) {
    return lines.getOrDefault(pointer, new int[] {0, line()});
  }

  private int line() {
    return (int) out.chars().filter(c -> c == '\n').count();
  }

  private void fields(Tree.Fields fields, int column, String pointer, boolean compact) {
    boolean first = compact;
    for (Tree.Field field : fields.fields()) {
      String at = Pointer.below(pointer, field.key());
      before(column, at, first);
      int begun = line();
      out.append(key(field.key(), Spelling.BLOCK)).append(':');
      value(field.value(), column, at, style.dash());
      lines.put(at, new int[] {begun, line() - 1});
      first = false;
    }
  }

  private void items(Tree.Items items, int column, String pointer, boolean compact) {
    boolean first = compact;
    int index = 0;
    for (Tree item : items.items()) {
      String at = Pointer.below(pointer, Integer.toString(index++));
      before(column, at, first);
      int begun = line();
      out.append('-');
      switch (item) {
        case Tree.Fields fields when !item.isEmpty() && random.nextBoolean() -> {
          out.append(' ');
          fields(fields, column + 2, at, true);
        }
        case Tree.Items inner when !item.isEmpty() && random.nextBoolean() -> {
          out.append(' ');
          items(inner, column + 2, at, true);
        }
        default -> value(item, column, at, 2);
      }
      lines.put(at, new int[] {begun, line() - 1});
      first = false;
    }
  }

  private void before(int column, String pointer, boolean compact) {
    if (compact) {
      return;
    }
    if (random.nextInt(5) == 0) {
      out.append(" ".repeat(column)).append(comment(pointer)).append(style.eol());
    }
    out.append(" ".repeat(column));
  }

  private String comment(String pointer) {
    String comment = "# c" + comments.size() + ".";
    comments.put(comment, pointer);
    return comment;
  }

  private void end(String pointer) {
    literal = false;
    if (random.nextInt(4) == 0) {
      out.append("  ").append(comment(pointer));
    }
    out.append(style.eol());
  }

  private void value(Tree value, int column, String pointer, int dash) {
    boolean lines = !value.isEmpty() && random.nextInt(3) > 0;
    if (value.equals(Tree.nothing()) && random.nextBoolean()) {
      end(pointer);
    } else if (lines) {
      end(pointer);
      switch (value) {
        case Tree.Fields fields -> fields(fields, column + style.step(), pointer, false);
        case Tree.Items items -> items(items, column + dash, pointer, false);
        case Tree.Leaf leaf -> throw new IllegalStateException("a leaf is empty");
      }
    } else if (value instanceof Tree.Leaf leaf && random.nextBoolean()) {
      TreeText.Written written = text.behindKey(leaf);
      out.append(' ').append(written.head());
      if (written.lines().isEmpty()) {
        end(pointer);
      } else {
        literal = true;
        out.append(style.eol());
        TreeText.indented(written.lines(), column)
            .forEach(line -> out.append(line).append(style.eol()));
      }
    } else {
      out.append(' ');
      brackets(value, column + style.step(), pointer, spelling());
      end(pointer);
    }
  }

  private Spelling spelling() {
    return random.nextBoolean() ? Spelling.FLOW : Spelling.JSON;
  }

  private String key(String key, Spelling spelling) {
    return (random.nextInt(4) == 0 ? Spelling.JSON : spelling).text(key);
  }

  private void brackets(Tree value, int column, String pointer, Spelling spelling) {
    switch (value) {
      case Tree.Leaf leaf -> out.append(spelling.scalar(leaf));
      case Tree.Fields fields -> {
        List<Part> parts = new ArrayList<>();
        fields
            .fields()
            .forEach(
                field ->
                    parts.add(
                        new Part(
                            key(field.key(), spelling) + ": ",
                            Pointer.below(pointer, field.key()),
                            field.value())));
        parts(parts, '{', '}', column, spelling);
      }
      case Tree.Items items -> {
        List<Part> parts = new ArrayList<>();
        items
            .items()
            .forEach(
                item ->
                    parts.add(
                        new Part(
                            "", Pointer.below(pointer, Integer.toString(parts.size())), item)));
        parts(parts, '[', ']', column, spelling);
      }
    }
  }

  private record Part(String key, String pointer, Tree value) {}

  private void parts(List<Part> parts, char open, char close, int column, Spelling spelling) {
    boolean lines = random.nextInt(3) == 0 && !parts.isEmpty();
    boolean trailing = random.nextInt(4) == 0;
    out.append(open).append(lines ? style.eol() : "");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean comma = i < parts.size() - 1 || (lines && trailing);
      out.append(lines ? " ".repeat(column) : i == 0 && open == '[' ? "" : " ").append(part.key());
      int begun = line();
      brackets(part.value(), column + 2, part.pointer(), spelling);
      out.append(comma ? "," : "");
      this.lines.put(part.pointer(), new int[] {begun, line()});
      if (lines) {
        end(part.pointer());
      }
    }
    out.append(lines ? " ".repeat(column - 1) : open == '{' && !parts.isEmpty() ? " " : "");
    out.append(close);
  }
}
