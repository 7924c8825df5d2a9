package dev.weft.formats.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Edits where structure is indentation: whole lines come and go, comments behind and between what
/// stays are kept. Answers nothing for forms that it does not know.
final class LineEdits {

  private final Text text;
  private final TreeText writer;
  private final Style style;

  LineEdits(Text text, Style style) {
    this.text = text;
    this.writer = new TreeText(style);
    this.style = style;
  }

  Optional<List<Patch>> edit(Span.Fields holder, int index, TreeEdit edit) {
    return switch (edit) {
      case TreeEdit.Set(var _, Tree value) -> {
        Span.Entry entry = holder.entries().get(index);
        yield colon(entry)
            .map(at -> new Slot(text, style, at, text.column(entry.start()), entry.value()))
            .map(slot -> slot.filled(value, writer.behindKey(value)));
      }
      case TreeEdit.Wrap(var _, String key) -> {
        Span.Entry entry = holder.entries().get(index);
        yield colon(entry)
            .map(at -> new Slot(text, style, at, text.column(entry.start()), entry.value()))
            .flatMap(slot -> slot.wrapped(key));
      }
      case TreeEdit.Rename(var _, String key) -> {
        Span.Leaf old = holder.entries().get(index).key();
        yield Optional.of(List.of(new Patch(old.body(), old.end(), Spelling.BLOCK.text(key))));
      }
      case TreeEdit.Remove remove -> removeEntry(holder, index);
      case TreeEdit.Add(String pointer, Tree value) ->
          Optional.of(
              List.of(
                  added(
                      holder.end(),
                      text.column(holder.body()),
                      writer.entry(new Tree.Field(Pointer.last(pointer), value)))));
    };
  }

  Optional<List<Patch>> edit(Span.Items holder, int index, TreeEdit edit) {
    int column = text.column(holder.body());
    return switch (edit) {
      case TreeEdit.Set(var _, Tree value) ->
          dash(holder, index)
              .map(at -> new Slot(text, style, at + 1, column, holder.items().get(index)))
              .map(slot -> slot.filled(value, writer.behindDash(value)));
      case TreeEdit.Remove remove -> dash(holder, index).map(at -> removeItem(holder, index, at));
      case TreeEdit.Add(var _, Tree value) when index < holder.items().size() ->
          dash(holder, index)
              .map(
                  at ->
                      List.of(
                          Patch.insert(at, joined(writer.item(value), column) + newLine(column))));
      case TreeEdit.Add(var _, Tree value) ->
          Optional.of(List.of(added(holder.end(), column, writer.item(value))));
      case TreeEdit.Wrap wrap -> Optional.empty();
      case TreeEdit.Rename rename -> Optional.empty();
    };
  }

  private Patch added(int end, int column, List<String> lines) {
    return Patch.insert(text.lineEnd(end), newLine(column) + joined(lines, column));
  }

  private String newLine(int column) {
    return style.eol() + " ".repeat(column);
  }

  /// All lines but the first begin in a column.
  private String joined(List<String> lines, int column) {
    List<String> all = new ArrayList<>(TreeText.indented(lines, column));
    all.set(0, lines.getFirst());
    return String.join(style.eol(), all);
  }

  /// Behind the colon of an entry.
  private Optional<Integer> colon(Span.Entry entry) {
    int at = text.skipBlanksAndComments(entry.key().end(), text.chars().length());
    return at < text.chars().length() && text.chars().charAt(at) == ':'
        ? Optional.of(at + 1)
        : Optional.empty();
  }

  /// The dashes of a list stand in one column.
  private Optional<Integer> dash(Span.Items holder, int index) {
    if (index == 0) {
      return isDash(holder.body()) ? Optional.of(holder.body()) : Optional.empty();
    }
    int column = text.column(holder.body());
    int limit = holder.items().get(index).start();
    int line = text.nextLine(holder.items().get(index - 1).end());
    while (line <= limit && line < text.chars().length()) {
      int at = line + column;
      if (isDash(at) && text.isBlank(line, at)) {
        return Optional.of(at);
      }
      line = text.nextLine(line);
    }
    return Optional.empty();
  }

  private boolean isDash(int at) {
    return at < text.chars().length() && text.chars().charAt(at) == '-';
  }

  private Optional<List<Patch>> removeEntry(Span.Fields holder, int index) {
    Span.Entry gone = holder.entries().get(index);
    Optional<Integer> colon = colon(gone);
    if (colon.isEmpty() || holder.entries().size() == 1) {
      return Optional.empty();
    }
    int end = Math.max(gone.end(), colon.get());
    Optional<Integer> next =
        index + 1 < holder.entries().size()
            ? Optional.of(holder.entries().get(index + 1).start())
            : Optional.empty();
    return Optional.of(List.of(removed(gone.start(), end, next)));
  }

  private List<Patch> removeItem(Span.Items holder, int index, int dash) {
    int end = Math.max(holder.items().get(index).end(), dash + 1);
    Optional<Integer> next =
        index + 1 < holder.items().size() ? dash(holder, index + 1) : Optional.empty();
    return List.of(removed(dash, end, next));
  }

  /// What begins behind a dash gives its place to the next one, unless a line of comment stands
  /// between.
  private Patch removed(int start, int end, Optional<Integer> next) {
    if (text.beginsLine(start)) {
      return lines(start, end);
    }
    return next.isEmpty() || text.holds(text.lineEnd(end), next.get(), '#')
        ? Patch.remove(start, end)
        : Patch.remove(start, next.get());
  }

  /// A text without a newline at its end stays so.
  private Patch lines(int start, int end) {
    int from = text.lineStart(start);
    int to = text.nextLine(end);
    boolean isLast = to == text.chars().length() && !text.chars().endsWith("\n") && from > 0;
    if (!isLast) {
      return Patch.remove(from, to);
    }
    boolean two = from > 1 && text.chars().charAt(from - 2) == '\r';
    return Patch.remove(two ? from - 2 : from - 1, to);
  }
}
