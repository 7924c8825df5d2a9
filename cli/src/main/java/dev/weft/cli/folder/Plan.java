package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Format;
import dev.weft.cli.http.Problems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft plan`: what a folder would change.
@Command(
    name = "plan",
    description = {
      "Show what a folder would change, what would be rebuilt, and who reads it.",
      "Changes nothing in the mesh. What is absent from the folder is not removed."
    })
public final class Plan extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A mesh, a domain or a product; default: this folder.")
  private String folder;

  @Option(names = "--detailed-exitcode", description = "Exit with 3 when there are changes.")
  private boolean detailed;

  private final Inputs inputs;

  public Plan(Session session, FolderContents.Reader reader) {
    super(session);
    this.inputs = new Inputs(session, reader);
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE, Format.JSON, Format.NDJSON, Format.YAML, Format.GITHUB, Format.MARKDOWN);
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    var api = session().api();
    JsonNode plan = planned(new Planning(api, path));
    inputs.refresh(api, path);
    List<Reported> findings = Folders.seen(Problems.findings(plan), path);
    switch (session().format()) {
      case TABLE -> PlanText.of(plan, path, console().dataStyle()).forEach(console()::print);
      case GITHUB -> PlanReport.github(plan, findings).forEach(console()::print);
      case MARKDOWN -> PlanReport.markdown(plan, findings).forEach(console()::print);
      case JSON, NDJSON, YAML, CSV, PARQUET, ARROW, JUNIT, SARIF, BITOL, OPENLINEAGE ->
          session().answers().tree(plan);
    }
    return detailed && !Planning.isEmpty(plan) ? CHANGES : OK;
  }

  /// What refuses a plan belongs to its files as much as what it warns of.
  private JsonNode planned(Planning planning) {
    try {
      return planning.plan();
    } catch (Failure failure) {
      if (session().format() == Format.GITHUB) {
        Reports.github(failure.problem().findings()).forEach(console()::print);
      }
      throw failure;
    }
  }
}
