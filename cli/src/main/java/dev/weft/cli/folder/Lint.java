package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import dev.weft.model.error.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `weft contract lint`: says all that is wrong with documents by their standards, without a
/// server.
@Command(
    name = "lint",
    description = {
      "Check contracts, products and other documents by their standards, without a server.",
      "ODCS v3.0.0 to v3.2.0, Bitol ODPS v0.9.0 and v1.0.0, and every document of a mesh, as YAML or"
          + " JSON: the JSON Schema of the version, and what the text of the standard says beyond it."
          + " weft help CODE explains a finding. Exit 0 when all are valid, 7 when some are not."
    })
public final class Lint extends Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Documents, folders with documents, or - for standard input.")
  private List<String> inputs = List.of();

  public Lint(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE, Format.JSON, Format.YAML, Format.JUNIT, Format.GITHUB, Format.SARIF);
  }

  @Override
  protected int run() {
    List<LintedFile> files = new LintInputs(console()).read(inputs);
    List<Reported> findings = files.stream().flatMap(file -> file.findings().stream()).toList();
    switch (session().format()) {
      case TABLE -> tellPeople(files, findings);
      case JUNIT ->
          Reports.junit("contract lint", findings, sound(files)).forEach(console()::print);
      case GITHUB -> Reports.github(findings).forEach(console()::print);
      case SARIF -> console().print(Json.pretty(Sarif.of(findings)));
      case JSON, NDJSON, YAML, CSV, PARQUET, ARROW, MARKDOWN, BITOL, OPENLINEAGE ->
          session().answers().tree(answer(files));
    }
    return findings.stream().anyMatch(Reported::stops) ? ErrorCode.DOC_VALUE.kind().exit() : OK;
  }

  private static List<String> sound(List<LintedFile> files) {
    return files.stream().filter(file -> file.findings().isEmpty()).map(LintedFile::file).toList();
  }

  private void tellPeople(List<LintedFile> files, List<Reported> findings) {
    List<String> lines = Findings.lines(findings, console().dataStyle());
    lines.forEach(console()::print);
    long valid = files.stream().filter(LintedFile::isValid).count();
    console().say(valid + " of " + Spans.count(files.size(), "file") + " valid.");
  }

  /// Built as a tree at once: turning maps into one loads much that nothing else here needs.
  private static ObjectNode answer(List<LintedFile> files) {
    ObjectNode answer = Json.object();
    answer.put("schema", "weft.lint/v1");
    ArrayNode list = answer.putArray("files");
    files.forEach(file -> add(file, list.addObject()));
    return answer;
  }

  private static void add(LintedFile file, ObjectNode node) {
    node.put("file", file.file());
    node.put("kind", file.kind());
    node.put("valid", file.isValid());
    ArrayNode list = node.putArray("findings");
    file.findings().forEach(finding -> add(finding, list.addObject()));
  }

  private static void add(Reported finding, ObjectNode node) {
    node.put("code", finding.code());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    node.put("message", finding.message());
    node.put("path", finding.pointer());
    node.put("line", finding.line());
    node.put("column", finding.column());
    node.put("hint", finding.hint());
  }
}
