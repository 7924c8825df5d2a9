package dev.weft.formats.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Edits between brackets, of YAML or JSON: what is added takes its comma along, what is removed as
/// well; what stands on lines of its own stays so.
final class BracketEdits {

  /// A child with its key, when it has one.
  private record Child(int start, int end, Optional<Span.Leaf> key, Span value) {}

  private final Text text;
  private final TreeText writer;
  private final Style style;
  private final Spelling spelling;

  BracketEdits(Text text, Style style, Spelling spelling) {
    this.text = text;
    this.writer = new TreeText(style);
    this.style = style;
    this.spelling = spelling;
  }

  List<Patch> edit(Span holder, int index, TreeEdit edit) {
    List<Child> children = children(holder);
    return switch (edit) {
      case TreeEdit.Set(var _, Tree value) -> set(children.get(index), value);
      case TreeEdit.Remove remove -> remove(holder, children, index);
      case TreeEdit.Rename(var _, String key) -> {
        Span.Leaf old = children.get(index).key().orElseThrow();
        yield List.of(new Patch(old.body(), old.end(), spelling.text(key)));
      }
      case TreeEdit.Wrap(var _, String key) -> wrap(children.get(index).value(), key);
      case TreeEdit.Add(String pointer, Tree value) -> {
        boolean named = holder instanceof Span.Fields;
        Optional<String> key = named ? Optional.of(Pointer.last(pointer)) : Optional.empty();
        int at = named ? children.size() : index;
        yield children.isEmpty()
            ? first(holder, key, value)
            : at < children.size()
                ? before(children.get(at), key, value)
                : behind(holder, children.getLast(), key, value);
      }
    };
  }

  private static List<Child> children(Span holder) {
    return switch (holder) {
      case Span.Fields fields ->
          fields.entries().stream()
              .map(e -> new Child(e.start(), e.end(), Optional.of(e.key()), e.value()))
              .toList();
      case Span.Items items ->
          items.items().stream()
              .map(item -> new Child(item.start(), item.end(), Optional.empty(), item))
              .toList();
      case Span.Leaf leaf -> List.of();
    };
  }

  private List<Patch> set(Child child, Tree value) {
    Span old = child.value();
    String written = written(value, indent(child));
    if (!old.isAbsent()) {
      return List.of(new Patch(old.start(), old.end(), written));
    }
    int key = child.key().map(Span.Leaf::end).orElse(child.start());
    boolean colon = text.between(key, old.end()).contains(":");
    return List.of(Patch.insert(colon ? old.end() : key, (colon ? " " : ": ") + written));
  }

  /// What stands before a child that begins its line; else nothing.
  private String indent(Child child) {
    return text.beginsLine(child.start())
        ? text.between(text.lineStart(child.start()), child.start())
        : "";
  }

  /// In JSON that is written over several lines, groups and lists are; else all stands on one.
  private String written(Tree value, String indent) {
    if (spelling != Spelling.JSON || value.isEmpty() || indent.isEmpty()) {
      return writer.inline(value, spelling);
    }
    boolean tabs = indent.startsWith("\t");
    return writer.pretty(value).stream()
        .map(line -> tabs ? tabbed(line) : line)
        .collect(Collectors.joining(style.eol() + indent));
  }

  /// Where tabs indent, one stands for a step.
  private String tabbed(String line) {
    String rest = line.stripLeading();
    return "\t".repeat((line.length() - rest.length()) / style.step()) + rest;
  }

  private String written(Optional<String> key, Tree value, String indent) {
    String spelled = written(value, indent);
    return key.map(name -> spelling.text(name) + ": " + spelled).orElse(spelled);
  }

  private List<Patch> wrap(Span value, String key) {
    return List.of(
        Patch.insert(value.start(), "{ " + spelling.text(key) + ": "),
        Patch.insert(value.end(), " }"));
  }

  private List<Patch> first(Span holder, Optional<String> key, Tree value) {
    String written = written(key, value, "");
    boolean group = holder instanceof Span.Fields;
    int inside = holder.body() + 1;
    if (!text.isBlank(inside, holder.end() - 1)) {
      return List.of(Patch.insert(inside, " " + written));
    }
    return List.of(
        new Patch(
            holder.body(), holder.end(), group ? "{ " + written + " }" : "[" + written + "]"));
  }

  private List<Patch> before(Child next, Optional<String> key, Tree value) {
    if (!text.beginsLine(next.start())) {
      return List.of(Patch.insert(next.start(), written(key, value, "") + ", "));
    }
    String indent = indent(next);
    return List.of(
        Patch.insert(next.start(), written(key, value, indent) + "," + style.eol() + indent));
  }

  private List<Patch> behind(Span holder, Child last, Optional<String> key, Tree value) {
    int inside = holder.end() - 1;
    int comma = text.skipBlanksAndComments(last.end(), inside);
    boolean trailing = comma < inside && text.chars().charAt(comma) == ',';
    int end = trailing ? comma + 1 : last.end();
    if (!text.beginsLine(last.start())) {
      String written = written(key, value, "");
      return List.of(Patch.insert(end, trailing ? " " + written + "," : ", " + written));
    }
    String indent = indent(last);
    String added = style.eol() + indent + written(key, value, indent) + (trailing ? "," : "");
    if (!text.endsLine(end)) {
      return List.of(Patch.insert(end, (trailing ? "" : ",") + added));
    }
    int line = text.lineEnd(end);
    return trailing
        ? List.of(Patch.insert(line, added))
        : line == end
            ? List.of(Patch.insert(end, "," + added))
            : List.of(Patch.insert(end, ","), Patch.insert(line, added));
  }

  private List<Patch> remove(Span holder, List<Child> children, int index) {
    Child gone = children.get(index);
    int inside = holder.end() - 1;
    boolean last = index == children.size() - 1;
    int after =
        text.skipBlanksAndComments(gone.end(), last ? inside : children.get(index + 1).start());
    boolean comma = after < inside && text.chars().charAt(after) == ',';
    int end = comma ? after + 1 : gone.end();
    if (children.size() == 1) {
      boolean bare = text.isBlank(holder.body() + 1, gone.start()) && text.isBlank(end, inside);
      return List.of(
          bare ? Patch.remove(holder.body() + 1, inside) : Patch.remove(gone.start(), end));
    }
    if (!last) {
      return List.of(followed(gone, end, children.get(index + 1)));
    }
    Child previous = children.get(index - 1);
    return comma ? List.of(alone(gone, end)) : unfollowed(previous, gone, end);
  }

  private Patch followed(Child gone, int end, Child next) {
    boolean own = text.beginsLine(gone.start()) && text.endsLine(end);
    return own || text.holds(end, next.start(), '\n')
        ? alone(gone, end)
        : Patch.remove(gone.start(), next.start());
  }

  /// The whole lines when nothing else stands on them.
  private Patch alone(Child gone, int end) {
    return text.beginsLine(gone.start()) && text.endsLine(end)
        ? Patch.remove(text.lineStart(gone.start()), text.nextLine(end))
        : Patch.remove(text.backOverBlanks(gone.start()), end);
  }

  /// The last child takes the comma before it along.
  private List<Patch> unfollowed(Child previous, Child gone, int end) {
    int comma = text.skipBlanksAndComments(previous.end(), gone.start());
    if (!text.holds(previous.end(), gone.start(), '\n')) {
      return List.of(Patch.remove(previous.end(), end));
    }
    return List.of(Patch.remove(comma, comma + 1), alone(gone, end));
  }
}
