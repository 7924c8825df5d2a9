package dev.weft.formats.edit;

import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes trees as text: as a new document, or as lines to be put into one. What is written reads
/// as the same tree.
public final class TreeText {

  private final Style style;
  private final Room room;

  TreeText(Style style) {
    this(style, Room.NONE);
  }

  private TreeText(Style style, Room room) {
    this.style = style;
    this.room = room;
  }

  /// A document of YAML in block style, with a newline at its end.
  public static String yaml(Tree.Fields document) {
    return document.isEmpty()
        ? "{}\n"
        : String.join("\n", new TreeText(Style.OURS).block(document)) + "\n";
  }

  /// The same with small groups and lists on one line each, as people write contracts.
  public static String compact(Value.Fields document) {
    Tree.Fields tree = Tree.of(document);
    if (tree.isEmpty()) {
      return "{}\n";
    }
    var writer = new TreeText(Style.OURS, Room.SHORT);
    return tree.fields().stream()
        .flatMap(field -> writer.top(field).stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// A document of JSON over several lines, with a newline at its end.
  public static String json(Tree.Fields document) {
    return String.join("\n", new TreeText(Style.OURS).pretty(document)) + "\n";
  }

  /// A text as a value on one line, also between brackets.
  public static String scalar(String text) {
    return Spelling.FLOW.text(text);
  }

  /// What stands behind a colon or a dash, and the lines that follow, indented as seen from there.
  record Written(String head, List<String> lines) {}

  /// Everything on one line; for leaves, and for what stands between brackets.
  String inline(Tree tree, Spelling spelling) {
    return switch (tree) {
      case Tree.Leaf leaf -> spelling.scalar(leaf);
      case Tree.Items(List<Tree> items) ->
          items.stream()
              .map(item -> inline(item, inside(spelling)))
              .collect(Collectors.joining(", ", "[", "]"));
      case Tree.Fields(List<Tree.Field> fields) when fields.isEmpty() -> "{}";
      case Tree.Fields(List<Tree.Field> fields) ->
          fields.stream()
              .map(field -> entry(field, inside(spelling)))
              .collect(Collectors.joining(", ", "{" + room.pad(), room.pad() + "}"));
    };
  }

  private String entry(Tree.Field field, Spelling spelling) {
    return spelling.text(field.key()) + ": " + inline(field.value(), spelling);
  }

  private static Spelling inside(Spelling spelling) {
    return spelling == Spelling.BLOCK ? Spelling.FLOW : spelling;
  }

  /// The lines of a group or list that is not empty, from column 0.
  List<String> block(Tree tree) {
    List<String> lines = new ArrayList<>();
    switch (tree) {
      case Tree.Fields(List<Tree.Field> fields) ->
          fields.forEach(field -> lines.addAll(entry(field)));
      case Tree.Items(List<Tree> items) -> items.forEach(item -> lines.addAll(item(item)));
      case Tree.Leaf leaf -> lines.add(Spelling.BLOCK.scalar(leaf));
    }
    return lines;
  }

  /// A group of the document's own is on lines of its own, however small.
  private List<String> top(Tree.Field field) {
    return field.value() instanceof Tree.Fields group && !group.isEmpty()
        ? joined(
            Spelling.BLOCK.text(field.key()) + ":",
            new Written("", indented(block(group), style.step())))
        : entry(field);
  }

  List<String> entry(Tree.Field field) {
    return joined(Spelling.BLOCK.text(field.key()) + ":", behindKey(field.value()));
  }

  List<String> item(Tree value) {
    return joined("-", behindDash(value));
  }

  private static List<String> joined(String before, Written written) {
    List<String> lines = new ArrayList<>();
    lines.add(written.head().isEmpty() ? before : before + " " + written.head());
    lines.addAll(written.lines());
    return lines;
  }

  Written behindKey(Tree value) {
    if (value instanceof Tree.Leaf leaf && Literal.fits(leaf)) {
      return literal(leaf);
    }
    if (value.isEmpty() || room.holds(value)) {
      return new Written(inline(value, Spelling.BLOCK), List.of());
    }
    int by = value instanceof Tree.Items ? style.dash() : style.step();
    return new Written("", indented(block(value), by));
  }

  Written behindDash(Tree value) {
    if (value instanceof Tree.Leaf leaf && Literal.fits(leaf)) {
      return literal(leaf);
    }
    if (value.isEmpty() || room.holds(value)) {
      return new Written(inline(value, Spelling.BLOCK), List.of());
    }
    List<String> lines = block(value);
    return new Written(lines.getFirst(), indented(lines.subList(1, lines.size()), 2));
  }

  private Written literal(Tree.Leaf leaf) {
    return new Written(Literal.head(leaf), indented(Literal.lines(leaf), style.step()));
  }

  /// Blank lines stay blank.
  static List<String> indented(List<String> lines, int by) {
    return lines.stream().map(line -> line.isEmpty() ? line : " ".repeat(by) + line).toList();
  }

  /// Lines of JSON from column 0, one for each field and item.
  List<String> pretty(Tree tree) {
    if (tree.isEmpty()) {
      return List.of(inline(tree, Spelling.JSON));
    }
    List<String> lines = new ArrayList<>();
    boolean group = tree instanceof Tree.Fields;
    lines.add(group ? "{" : "[");
    List<List<String>> parts = jsonParts(tree);
    for (int i = 0; i < parts.size(); i++) {
      List<String> part = new ArrayList<>(parts.get(i));
      if (i < parts.size() - 1) {
        part.add(part.removeLast() + ",");
      }
      lines.addAll(indented(part, style.step()));
    }
    lines.add(group ? "}" : "]");
    return lines;
  }

  private List<List<String>> jsonParts(Tree tree) {
    return switch (tree) {
      case Tree.Fields(List<Tree.Field> fields) -> fields.stream().map(this::jsonEntry).toList();
      case Tree.Items(List<Tree> items) -> items.stream().map(this::pretty).toList();
      case Tree.Leaf leaf -> List.of(List.of(Spelling.JSON.scalar(leaf)));
    };
  }

  List<String> jsonEntry(Tree.Field field) {
    List<String> lines = new ArrayList<>(pretty(field.value()));
    lines.set(0, Spelling.JSON.text(field.key()) + ": " + lines.getFirst());
    return lines;
  }
}
