package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.nio.file.Path;
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
  protected int run() {
    Path path = Folders.existing(folder);
    var api = session().api();
    JsonNode plan = new Planning(api, path).plan();
    inputs.refresh(api, path);
    session().answers().thing(plan, PlanText.of(plan, path, console().dataStyle()));
    return detailed && !Planning.isEmpty(plan) ? CHANGES : OK;
  }
}
