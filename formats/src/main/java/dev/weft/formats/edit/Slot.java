package dev.weft.formats.edit;

import java.util.List;
import java.util.Optional;

/// The place of a value behind a colon or a dash, and what stands there.
///
/// @param after behind the colon or dash
/// @param column of the key or dash
record Slot(Text text, Style style, int after, int column, Span old) {

  /// Puts a value in the place of the old one. A comment behind the key stays; those inside the old
  /// value go with it.
  List<Patch> filled(Tree value, TreeText.Written written) {
    boolean flat = written.lines().isEmpty();
    boolean brackets = !old.isInLines() && !(old instanceof Span.Leaf);
    if (brackets && !value.isEmpty()) {
      String inline = new TreeText(style).inline(value, Spelling.FLOW);
      return List.of(new Patch(old.start(), old.end(), inline));
    }
    if (flat && isOnALine()) {
      return List.of(new Patch(old.start(), old.end(), written.head()));
    }
    String head = written.head().isEmpty() ? "" : " " + written.head();
    String lines = lines(written.lines());
    int end = Math.max(old.end(), after);
    int line = text.lineEnd(after);
    if (end <= line) {
      String comment = text.between(end, line);
      return List.of(new Patch(after, line, head + comment.stripTrailing() + lines));
    }
    if (!old.isInLines() || old.body() <= line) {
      return List.of(new Patch(after, end, head + lines));
    }
    String comment = text.between(behindProperties(line), line);
    return List.of(new Patch(after, text.lineEnd(end), head + comment.stripTrailing() + lines));
  }

  private boolean isOnALine() {
    return switch (old) {
      case Span.Leaf leaf -> leaf.look() == Span.Look.INLINE || leaf.look() == Span.Look.ALIAS;
      case Span.Fields fields -> fields.form() == Span.Form.BRACKETS;
      case Span.Items items -> items.form() == Span.Form.BRACKETS;
    };
  }

  private String lines(List<String> lines) {
    StringBuilder all = new StringBuilder();
    TreeText.indented(lines, column).forEach(line -> all.append(style.eol()).append(line));
    return all.toString();
  }

  /// Behind the anchor and tag of a value in lines, which may stand on the line of the key.
  private int behindProperties(int line) {
    if (old.start() >= line || old.start() == old.body()) {
      return after;
    }
    int at = old.start();
    while (at < line && text.chars().charAt(at) != '#') {
      at++;
    }
    return text.backOverBlanks(at);
  }

  /// Puts a key above a value in lines and indents these; or brackets around one on a line.
  Optional<List<Patch>> wrapped(String key) {
    if (!old.isInLines()) {
      return isOnALine()
          ? Optional.of(
              List.of(
                  Patch.insert(old.start(), "{ " + Spelling.FLOW.text(key) + ": "),
                  Patch.insert(old.end(), " }")))
          : Optional.empty();
    }
    int line = text.lineEnd(after);
    if (old.body() <= line) {
      return Optional.empty();
    }
    int child = text.column(old.body());
    boolean flush = child <= column;
    int by = flush ? style.step() : child - column;
    int at = flush ? column + style.step() : child;
    int from = text.nextLine(after);
    int to = text.lineEnd(old.end());
    String above = " ".repeat(at) + Spelling.BLOCK.text(key) + ":" + style.eol();
    return Optional.of(List.of(new Patch(from, to, above + shifted(from, to, by))));
  }

  private String shifted(int from, int to, int by) {
    StringBuilder all = new StringBuilder();
    String more = " ".repeat(by);
    for (int line = from; line < to; line = text.nextLine(line)) {
      int end = Math.min(text.nextLine(line), to);
      all.append(text.isBlank(line, end) ? "" : more).append(text.between(line, end));
    }
    return all.toString();
  }
}
