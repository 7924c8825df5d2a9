package dev.weft.formats.page;

import dev.weft.formats.page.Block.Fact;
import dev.weft.formats.page.Block.Item;
import java.util.List;
import java.util.stream.Collectors;

/// Blocks as one HTML file: no script, nothing loaded, light and dark as the reader likes. Wide
/// tables scroll by themselves, on narrow screens their rows stand below each other.
final class HtmlText {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #c9ced6; --faint: #586069; --head: #f3f5f8; }
      @media (prefers-color-scheme: dark) { :root { --line: #3d444d; --faint: #a0a8b2; --head: #1c2128; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .75rem; }
      h1 { font-size: 1.9rem; margin-top: 0; }
      h2 { font-size: 1.4rem; margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
      h3 { font-size: 1.1rem; }
      p, li { max-width: 50rem; }
      p, li > span { white-space: pre-line; }
      .wide { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; white-space: pre-line; }
      .wide th, .wide td { overflow-wrap: normal; min-width: 5rem; }
      th { background: var(--head); }
      .facts th { color: var(--faint); background: none; font-weight: normal; width: 12rem; }
      ul { padding-left: 1.25rem; }
      @media screen and (max-width: 40rem) {
        table, tbody, tr, th, td, .facts th { display: block; width: auto; }
        .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tr { border: 1px solid var(--line); padding: .35rem .6rem; margin-bottom: .5rem; }
        th, td, .wide th, .wide td { border: 0; padding: .1rem 0; overflow-wrap: anywhere; }
        .wide td:first-child { font-weight: bold; }
        .wide td:empty { display: none; }
        .wide td:not(:first-child)::before { content: attr(data-head) ": "; color: var(--faint); }
        .facts tr { display: grid; grid-template-columns: 7.5rem 1fr; border: 0; padding: 0; }
      }
      @media print {
        :root { color-scheme: light; --line: #999; --faint: #444; --head: #eee; }
        body { max-width: none; padding: 0; font-size: 10pt; }
        .wide { overflow: visible; }
        .wide th, .wide td { overflow-wrap: anywhere; min-width: 0; }
        h1, h2, h3 { break-after: avoid; }
        tr, li { break-inside: avoid; }
      }
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
            .map(row -> row(heads, row))
            .collect(Collectors.joining("\n", "<tbody>\n", "\n</tbody>"));
    return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\""
        + text(String.join(", ", heads))
        + "\"><table>"
        + head
        + body
        + "</table></div>";
  }

  /// On a narrow screen each cell tells its head.
  private static String row(List<String> heads, List<String> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      row.append("<td data-head=\"").append(text(heads.get(i))).append("\">");
      row.append(text(cells.get(i))).append("</td>");
    }
    return row.append("</tr>").toString();
  }

  private static String outline(List<Item> items) {
    return items.stream()
        .map(
            item ->
                "<li><span>"
                    + text(item.text())
                    + "</span>"
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
