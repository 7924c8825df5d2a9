package dev.weft.cli.folder;

import dev.weft.cli.failure.Reported;
import dev.weft.cli.help.FindingPages;
import dev.weft.cli.help.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.
final class Sarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  /// The whole log, as maps, lists and texts.
  static Map<String, Object> of(List<Reported> findings) {
    List<String> codes = findings.stream().map(Reported::code).distinct().sorted().toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "weft");
    driver.put("version", Version.number());
    driver.put("rules", codes.stream().map(Sarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", findings.stream().map(finding -> result(finding, codes)).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(String code) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code);
    FindingPages.find(code)
        .ifPresent(page -> rule.put("shortDescription", Map.of("text", page.meaning())));
    rule.put("help", Map.of("text", "weft help " + code));
    return rule;
  }

  private static Map<String, Object> result(Reported finding, List<String> codes) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.code());
    result.put("ruleIndex", codes.indexOf(finding.code()));
    result.put(
        "level",
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "note";
        });
    String hint = finding.hint().isEmpty() ? "" : ". " + finding.hint();
    result.put("message", Map.of("text", finding.message() + hint));
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri(finding.file())));
    if (finding.line() > 0) {
      place.put("region", region(finding));
    }
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", place);
    if (!finding.pointer().isEmpty()) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.pointer())));
    }
    result.put("locations", List.of(location));
    return result;
  }

  private static Map<String, Object> region(Reported finding) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", finding.line());
    if (finding.column() > 0) {
      region.put("startColumn", finding.column());
    }
    return region;
  }

  /// A relative reference, or an absolute one for an absolute path. What stands before a colon
  /// would be a scheme.
  private static String uri(String file) {
    boolean absolute = file.startsWith("/");
    int colon = file.split("/", 2)[0].indexOf(':');
    try {
      return new java.net.URI(
              absolute ? "file" : null,
              absolute ? "" : null,
              absolute || colon < 0 ? file : "./" + file,
              null)
          .toASCIIString();
    } catch (java.net.URISyntaxException e) {
      return "document";
    }
  }
}
