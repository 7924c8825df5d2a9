package dev.weft.cli.folder;

import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Xml;
import dev.weft.model.error.Severity;
import java.util.ArrayList;
import java.util.List;

/// Findings as build servers read them.
final class Reports {

  private Reports() {}

  /// Workflow commands of GitHub Actions, one line per finding.
  static List<String> github(List<Reported> findings) {
    return findings.stream().map(Reports::command).toList();
  }

  private static String command(Reported finding) {
    String level =
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "notice";
        };
    String place =
        "file="
            + property(finding.file())
            + (finding.line() > 0 ? ",line=" + finding.line() : "")
            + (finding.column() > 0 ? ",col=" + finding.column() : "");
    return "::" + level + " " + place + ",title=" + finding.code() + "::" + data(sentence(finding));
  }

  private static String sentence(Reported finding) {
    return finding.hint().isEmpty() ? finding.message() : finding.message() + ". " + finding.hint();
  }

  /// One workflow command.
  ///
  /// @param file empty where it is about no file
  static String command(String level, String file, String title, String text) {
    String place = file.isEmpty() ? "" : "file=" + property(file) + ",";
    return "::" + level + " " + place + "title=" + property(title) + "::" + data(text);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /// A JUnit report: a case per finding, failed when it is an error, and one that passes per file
  /// without any; one that passes when there is nothing.
  static List<String> junit(String verb, List<Reported> findings, List<String> sound) {
    long failures = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add(
        "<testsuite name=\"weft "
            + verb
            + "\" tests=\""
            + Math.max(1, findings.size() + sound.size())
            + "\" failures=\""
            + failures
            + "\" errors=\"0\" skipped=\"0\">");
    if (findings.isEmpty() && sound.isEmpty()) {
      lines.add("  <testcase classname=\"weft\" name=\"" + verb + "\"/>");
    }
    sound.forEach(
        file ->
            lines.add("  <testcase classname=\"" + Xml.text(file) + "\" name=\"" + verb + "\"/>"));
    findings.forEach(finding -> addCase(finding, lines));
    lines.add("</testsuite>");
    return lines;
  }

  private static void addCase(Reported finding, List<String> lines) {
    lines.add(
        "  <testcase classname=\"%s\" name=\"%s\">"
            .formatted(
                Xml.text(finding.place()), Xml.text(finding.code() + " " + finding.message())));
    if (finding.severity() == Severity.ERROR) {
      lines.add("    <failure message=\"" + Xml.text(sentence(finding)) + "\"/>");
    } else {
      lines.add("    <system-out>" + Xml.text(sentence(finding)) + "</system-out>");
    }
    lines.add("  </testcase>");
  }
}
