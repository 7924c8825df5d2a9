package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft fetch`: gets the contracts that a folder reads from elsewhere.
@Command(
    name = "fetch",
    description = {
      "Fetch the contracts of a folder's inputs into .weft/inputs.",
      "Keep them in version control: weft validate reads them instead of a server."
    })
public final class Fetch extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A mesh, a domain or a product; default: this folder.")
  private String folder;

  private final Inputs inputs;

  public Fetch(Session session, FolderContents.Reader reader) {
    super(session);
    this.inputs = new Inputs(session, reader);
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    List<String> written = inputs.fetch(session().api(), path);
    List<String> text = new ArrayList<>();
    written.forEach(file -> text.add("Wrote " + path.resolve(file)));
    if (written.isEmpty()) {
      text.add("Nothing new.");
    }
    var answer = Json.object();
    answer.put("schema", "weft.fetched/v1");
    answer.set("written", Json.of(written));
    session().answers().thing(answer, text);
    return OK;
  }
}
