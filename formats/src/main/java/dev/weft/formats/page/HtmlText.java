package dev.weft.formats.page;

import dev.weft.formats.page.Block.Fact;
import dev.weft.formats.page.Block.Item;
import java.util.List;
import java.util.stream.Collectors;

/// Blocks as one HTML file: no script, nothing loaded, light and dark as the reader likes, narrow
/// screens scroll only inside tables.
final class HtmlText {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #c9ced6; --faint: #586069; --head: #f3f5f8; }
      @media (prefers-color-scheme: dark) { :root { --line: #3d444d; --faint: #a0a8b2; --head: #1c2128; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
      h1 { margin-top: 0; }
      p { white-space: pre-line; }
      .wide { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; min-width: 100%; }
      th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: normal; }
      td { min-width: 5rem; }
      th { background: var(--head); }
      .facts th { color: var(--faint); background: none; font-weight: normal; width: 12rem; }
      .facts td { overflow-wrap: anywhere; }
      ul { padding-left: 1.25rem; }
      """;

  private HtmlText() {}

  static String of(String title, List<Block> blocks) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(
            text(title),
            STYLE,
            blocks.stream().map(HtmlText::block).collect(Collectors.joining("\n")));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(int level, String text) ->
          "<h" + level + ">" + text(text) + "</h" + level + ">";
      case Block.Paragraph(String label, String text) ->
          "<p>"
              + (label.isEmpty() ? "" : "<strong>" + text(label) + ":</strong> ")
              + text(text)
              + "</p>";
      case Block.Facts(List<Fact> facts) -> facts(facts);
      case Block.Grid(List<String> heads, List<List<String>> rows) -> grid(heads, rows);
      case Block.Outline(List<Item> items) -> outline(items);
    };
  }

  private static String facts(List<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                "<tr><th scope=\"row\">"
                    + text(fact.label())
                    + "</th><td>"
                    + text(fact.text())
                    + "</td></tr>")
        .collect(
            Collectors.joining("\n", "<table class=\"facts\"><tbody>\n", "\n</tbody></table>"));
  }

  /// A keyboard can scroll what is wider than the screen.
  private static String grid(List<String> heads, List<List<String>> rows) {
    String head =
        heads.stream()
            .map(cell -> "<th scope=\"col\">" + text(cell) + "</th>")
            .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>"));
    String body =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<td>" + text(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining("\n", "<tbody>\n", "\n</tbody>"));
    return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\""
        + text(String.join(", ", heads))
        + "\"><table>"
        + head
        + body
        + "</table></div>";
  }

  private static String outline(List<Item> items) {
    return items.stream()
        .map(
            item ->
                "<li>"
                    + text(item.text())
                    + (item.items().isEmpty() ? "" : "\n" + outline(item.items()))
                    + "</li>")
        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
  }

  private static String text(String text) {
    return PlainText.tame(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
