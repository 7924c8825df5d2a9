package dev.weft.formats.page;

import dev.weft.formats.page.Block.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Blocks as Markdown of GitHub's flavour. Texts stand for themselves: whatever would be markup is
/// escaped.
final class MarkdownText {

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>()#|~&!$^]");
  private static final Pattern MARKER = Pattern.compile("^([-+=])|^(\\d{1,9})([.)])");

  /// Renderers make links of these by themselves.
  private static final Pattern LINK = Pattern.compile("(?i)\\b(https?|ftp)://|\\bwww\\.|@");

  private MarkdownText() {}

  static String of(List<Block> blocks) {
    return blocks.stream().map(MarkdownText::block).collect(Collectors.joining("\n\n")) + "\n";
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(int level, String text) -> "#".repeat(level) + " " + line(text);
      case Block.Paragraph(String label, String text) ->
          label.isEmpty() ? lines(text) : "**" + line(label) + ":** " + lines(text);
      case Block.Facts(List<Block.Fact> facts) ->
          table(
              List.of("", ""),
              facts.stream().map(fact -> List.of(fact.label(), fact.text())).toList());
      case Block.Grid(List<String> heads, List<List<String>> rows) -> table(heads, rows);
      case Block.Outline(List<Item> items) -> outline(items, 0);
    };
  }

  private static String table(List<String> heads, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(row(heads));
    lines.add("|" + "---|".repeat(heads.size()));
    rows.forEach(row -> lines.add(row(row)));
    return String.join("\n", lines);
  }

  private static String row(List<String> cells) {
    return cells.stream().map(MarkdownText::line).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String outline(List<Item> items, int depth) {
    return items.stream()
        .map(
            item ->
                "  ".repeat(depth)
                    + "- "
                    + begun(line(item.text()))
                    + (item.items().isEmpty() ? "" : "\n" + outline(item.items(), depth + 1)))
        .collect(Collectors.joining("\n"));
  }

  /// A text with its line breaks; a blank line would end the block that it stands in.
  private static String lines(String text) {
    return text.lines()
        .map(MarkdownText::line)
        .filter(line -> !line.isEmpty())
        .map(MarkdownText::begun)
        .collect(Collectors.joining("\\\n"));
  }

  /// A text on one line.
  private static String line(String text) {
    String one = PlainText.tame(text).replaceAll("\\s+", " ").strip();
    String escaped = MARKUP.matcher(one).replaceAll("\\\\$0");
    return LINK.matcher(escaped).replaceAll(MarkdownText::apart);
  }

  /// A line that begins no list or heading.
  private static String begun(String line) {
    return MARKER
        .matcher(line)
        .replaceAll(match -> marker(match.group(1), match.group(2), match.group(3)));
  }

  /// The last sign as a reference, which is the same sign but begins no link.
  private static String apart(java.util.regex.MatchResult match) {
    String text = match.group();
    String start = text.substring(0, text.length() - 1);
    return start + "&#" + (int) text.charAt(text.length() - 1) + ";";
  }

  private static String marker(
      @org.jspecify.annotations.Nullable String sign,
      @org.jspecify.annotations.Nullable String number,
      @org.jspecify.annotations.Nullable String end) {
    return sign != null ? "\\\\" + sign : number + "\\\\" + end;
  }
}
