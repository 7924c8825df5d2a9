package dev.weft.cli.contract;

import dev.weft.cli.format.Xml;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestView.CheckView;
import java.util.ArrayList;
import java.util.List;

/// A test as build servers read it: JUnit's XML, a case per check.
final class TestReport {

  private TestReport() {}

  static List<String> junit(TestView test) {
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">"
            .formatted(
                Xml.text("weft contract test " + test.contract()),
                test.checks().size(),
                test.count("failed"),
                test.count("error"),
                test.count("skipped")));
    test.checks().forEach(check -> add(check, lines));
    lines.add("</testsuite>");
    return lines;
  }

  private static void add(CheckView check, List<String> lines) {
    String head =
        "  <testcase classname=\"%s\" name=\"%s\""
            .formatted(Xml.text(check.element()), Xml.text(check.name()));
    String message = Xml.text(check.message());
    String inside =
        switch (check.outcome()) {
          case "failed" -> "<failure message=\"" + message + "\"/>";
          case "error" -> "<error message=\"" + message + "\"/>";
          case "skipped" -> "<skipped message=\"" + message + "\"/>";
          case "warned" -> "<system-out>warning: " + message + "</system-out>";
          default -> "";
        };
    if (inside.isEmpty()) {
      lines.add(head + "/>");
    } else {
      lines.add(head + ">");
      lines.add("    " + inside);
      lines.add("  </testcase>");
    }
  }
}
