package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseErrorList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages as readers of Markdown and HTML see them.
class PageTest {

  static List<Path> files() {
    return Contracts.files();
  }

  private static String text(YamlDocument document, Target target) {
    return Contracts.export(document, target).text();
  }

  /// Strictly: what a browser would mend is an error.
  private static Document html(String text) {
    var parser = org.jsoup.parser.Parser.htmlParser().setTrackErrors(20);
    Document page = Jsoup.parse(text, "", parser);
    ParseErrorList errors = parser.getErrors();
    assertThat(errors).as("%s", errors).isEmpty();
    return page;
  }

  private static Document markdown(String text) {
    var tables = List.of(TablesExtension.create());
    var parsed = Parser.builder().extensions(tables).build().parse(text);
    return Jsoup.parse(HtmlRenderer.builder().extensions(tables).build().render(parsed));
  }

  @ParameterizedTest
  @MethodSource("files")
  void sayEverythingInHtml(Path file) {
    YamlDocument document = Contracts.document(file);

    saysAll(document, html(text(document, Target.HTML)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void sayEverythingInMarkdown(Path file) {
    YamlDocument document = Contracts.document(file);

    saysAll(document, markdown(text(document, Target.MARKDOWN)));
  }

  /// Every word of the contract can be read on the page.
  private static void saysAll(YamlDocument document, Document page) {
    String read = squeezed(page.body().wholeText());
    List<String> missing = new ArrayList<>();
    collect(document.root(), read, missing);
    assertThat(missing).isEmpty();
  }

  private static void collect(Node node, String read, List<String> missing) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().forEach(entry -> collect(entry.value(), read, missing));
      case Node.Sequence sequence -> sequence.items().forEach(i -> collect(i, read, missing));
      case Node.Scalar scalar -> {
        boolean words = scalar.sort() == Node.Sort.STRING;
        if (words && !read.contains(squeezed(scalar.text()))) {
          missing.add(scalar.place().pointer() + " " + scalar.text());
        }
      }
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u202E\\uFFFD\\s]+", "");
  }

  @Test
  void areOneFileThatLoadsAndRunsNothing() {
    for (YamlDocument document : List.of(Contracts.rich(), Contracts.hostile())) {
      Document page = html(text(document, Target.HTML));

      assertThat(page.select("script, img, link, iframe, object, form, a, base, svg")).isEmpty();
      assertThat(page.getAllElements())
          .allSatisfy(
              element ->
                  assertThat(element.attributes().asList())
                      .noneMatch(a -> a.getKey().startsWith("on") || a.getKey().equals("src")));
      assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
          .startsWith("default-src 'none'");
      assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    }
  }

  @Test
  void areReadableInLightAndDarkAndOnNarrowScreens() {
    Document page = html(text(Contracts.rich(), Target.HTML));

    assertThat(page.documentType()).isNotNull();
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("meta[name=viewport]").attr("content"))
        .isEqualTo("width=device-width, initial-scale=1");
    assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
    assertThat(page.title()).isEqualTo("orders");
    assertThat(page.select("h1")).hasSize(1);
    // a table with many columns scrolls by itself, by keyboard too
    assertThat(page.select("table:not(.facts)"))
        .isNotEmpty()
        .isEqualTo(page.select("div.wide[tabindex=0] > table:has(thead th[scope=col])"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void haveHeadingsInOrder(Path file) {
    Document page = html(text(Contracts.document(file), Target.HTML));

    int before = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int level = Integer.parseInt(heading.tagName().substring(1));
      assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).isEqualTo(page.select("h1").text());
  }

  @Test
  void tellHeadsInEachCellForNarrowScreens() {
    Document page = html(text(Contracts.rich(), Target.HTML));

    assertThat(page.select("div.wide table"))
        .isNotEmpty()
        .allSatisfy(
            table -> {
              List<String> heads = table.select("thead th").eachText();
              for (Element row : table.select("tbody tr")) {
                assertThat(row.select("td").eachAttr("data-head")).isEqualTo(heads);
              }
            });
    assertThat(page.select("style").html()).contains("max-width: 40rem", "@media print");
  }

  /// What WCAG asks of texts (AA), on the page itself and on the heads of tables.
  @Test
  void haveContrastInLightAndDark() {
    String style = html(text(Contracts.rich(), Target.HTML)).select("style").html();
    Matcher faint =
        Pattern.compile("--faint: (#[0-9a-f]{6}); --head: (#[0-9a-f]{6})").matcher(style);

    for (String[] colours : new String[][] {{"#ffffff", "#000000"}, {"#121212", "#ffffff"}}) {
      assertThat(faint.find()).isTrue();
      assertThat(contrast(faint.group(1), colours[0])).isGreaterThan(4.5);
      assertThat(contrast(faint.group(2), colours[1])).isGreaterThan(4.5);
    }
  }

  private static double contrast(String a, String b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void takeNoWordForMarkup() {
    Document page = markdown(text(Contracts.hostile(), Target.MARKDOWN));

    assertThat(page.select("script, img, a, b, i, code, em")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("h1").text())
        .isEqualTo("<script>alert(1)</script> | **bold** [a](javascript:b) `code`");
    // each row has as many cells as there are heads
    for (Element table : page.select("table")) {
      int heads = table.select("thead th").size();
      assertThat(table.select("tbody tr")).allMatch(row -> row.select("td").size() == heads);
    }
    assertThat(text(Contracts.hostile(), Target.MARKDOWN))
        .doesNotContain("https://evil")
        .doesNotContain("www.evil");
  }

  @Test
  void listColumnsWithWhatIsInsideThem() {
    Document page = html(text(Contracts.rich(), Target.HTML));

    assertThat(page.select("td:first-child").eachText())
        .contains("customer_id", "address", "address.zip", "labels[]", "attributes{value}");
    assertThat(page.select("tr:has(td:first-child:matchesOwn(^customer_id$))").eachText())
        .containsExactly("customer_id integer key 1, required, format i64, minimum 1");
  }
}
