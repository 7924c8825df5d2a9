package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import dev.weft.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft validate`: says all that is wrong with a folder, without a server.
@Command(
    name = "validate",
    description = {
      "Check a folder of documents without a server.",
      "Documents, references between them, SQL against declared inputs, results against contracts."
          + " Inputs from elsewhere are read from .weft/inputs, which weft fetch writes."
    })
public final class Validate extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A mesh, a domain or a product; default: this folder.")
  private String folder;

  private final OfflineValidation validation;

  public Validate(Session session, OfflineValidation validation) {
    super(session);
    this.validation = validation;
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE, Format.JSON, Format.NDJSON, Format.YAML, Format.JUNIT, Format.GITHUB);
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    ValidationReport report = validation.validate(path);
    List<Reported> findings =
        Folders.seen(report.findings().stream().map(Reported::of).toList(), path);
    boolean sound = findings.stream().noneMatch(Reported::stops);
    switch (session().format()) {
      case TABLE -> tellPeople(report, findings);
      case JUNIT -> Reports.junit("validate", findings, List.of()).forEach(console()::print);
      case GITHUB -> Reports.github(findings).forEach(console()::print);
      case JSON, NDJSON, YAML, CSV, PARQUET, ARROW, MARKDOWN, SARIF, BITOL, OPENLINEAGE ->
          tellPrograms(report, findings);
    }
    return sound ? OK : ErrorCode.PLAN_REFUSED.kind().exit();
  }

  private void tellPeople(ValidationReport report, List<Reported> findings) {
    Findings.lines(findings, console().talkStyle()).forEach(console()::say);
    String read =
        Spans.count(report.documents(), "document")
            + " and "
            + Spans.count(report.statements(), "statement");
    console().say(findings.isEmpty() ? "Nothing wrong in " + read + "." : "Checked " + read + ".");
  }

  private void tellPrograms(ValidationReport report, List<Reported> findings) {
    if (findings.stream().anyMatch(Reported::stops)) {
      session().answers().tree(Json.of(refused(findings).asMap()));
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "weft.validation/v1");
    answer.put("documents", report.documents());
    answer.put("statements", report.statements());
    answer.put("findings", findings.stream().map(Reported::asMap).toList());
    session().answers().tree(Json.of(answer));
  }

  private static Problem refused(List<Reported> findings) {
    return Problem.of(
            ErrorCode.PLAN_REFUSED,
            "The folder has " + Findings.count(findings),
            "Correct what the findings point to.")
        .withFindings(findings);
  }
}
