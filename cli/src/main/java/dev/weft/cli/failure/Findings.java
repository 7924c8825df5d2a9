package dev.weft.cli.failure;

import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Style;
import dev.weft.cli.terminal.Width;
import dev.weft.model.error.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Findings as a good compiler shows them: code and sentence, place, the line with a caret, the
/// remedy; all at once, in the order of the files, the count at the end.
public final class Findings {

  private static final Comparator<Reported> BY_PLACE =
      Comparator.comparing(Reported::file)
          .thenComparingInt(Reported::line)
          .thenComparingInt(Reported::column);

  private Findings() {}

  public static List<String> lines(List<Reported> findings, Style style) {
    List<String> lines = new ArrayList<>();
    findings.stream().sorted(BY_PLACE).forEach(finding -> add(finding, style, lines));
    if (!findings.isEmpty()) {
      lines.add(count(findings));
    }
    return lines;
  }

  /// One finding, without the count and the empty line behind it.
  public static List<String> alone(Reported finding, Style style) {
    List<String> lines = new ArrayList<>();
    add(finding, style, lines);
    lines.removeLast();
    return lines;
  }

  private static void add(Reported finding, Style style, List<String> lines) {
    lines.add(head(finding.severity(), finding.code(), finding.message(), style));
    String gutter = " ".repeat(Math.max(1, String.valueOf(finding.line()).length()));
    if (!finding.file().isEmpty()) {
      lines.add(gutter + style.faint("--> ") + Width.tame(finding.place()));
    }
    if (finding.line() > 0 && !finding.excerpt().isBlank()) {
      addExcerpt(finding, gutter, style, lines);
    }
    if (!finding.hint().isEmpty()) {
      lines.add(gutter + style.faint(" = ") + Width.tame(finding.hint()));
    }
    lines.add("");
  }

  private static void addExcerpt(Reported finding, String gutter, Style style, List<String> lines) {
    String bar = style.faint(" |");
    Excerpt shown = Excerpt.of(finding.excerpt(), finding.column());
    lines.add(gutter + bar);
    lines.add(
        style.faint(String.valueOf(finding.line()))
            + bar
            + " "
            + Width.tame(shown.text().replace('\t', ' ')));
    if (shown.caret() >= 0) {
      lines.add(gutter + bar + " " + " ".repeat(shown.caret()) + style.error("^"));
    }
  }

  /// `error W-DOC-009: sentence`.
  public static String head(Severity severity, String code, String message, Style style) {
    String text = Width.tame(message);
    return switch (severity) {
      case ERROR -> style.error("error " + code) + ": " + text;
      case WARNING -> style.warning("warning " + code) + ": " + text;
      case INFO -> style.strong("info " + code) + ": " + text;
    };
  }

  /// `2 errors, 1 warning`.
  public static String count(List<Reported> findings) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long number = findings.stream().filter(f -> f.severity() == severity).count();
      if (number > 0) {
        String noun = severity.name().toLowerCase(java.util.Locale.ROOT);
        parts.add(
            severity == Severity.INFO ? Spans.count(number) + " info" : Spans.count(number, noun));
      }
    }
    return String.join(", ", parts);
  }
}
