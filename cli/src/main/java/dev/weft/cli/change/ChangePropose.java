package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.folder.Folders;
import dev.weft.cli.folder.Planning;
import dev.weft.cli.http.Api;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change propose`.
@Command(
    name = "propose",
    description = {
      "Propose a folder: those whom it concerns see what it would do, and approve it.",
      "With --change it takes the place of what you proposed before; approvals count no more."
    })
public final class ChangePropose extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A mesh, a domain or a product; default: this folder.")
  private String folder;

  @Option(names = "--title", paramLabel = "TEXT", description = "What it is about.")
  private @Nullable String title;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What you say to it.")
  private @Nullable String message;

  @Option(
      names = "--change",
      paramLabel = "N",
      description = "Another content for this change of yours.")
  private @Nullable Long change;

  public ChangePropose(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    JsonNode shown = change == null ? propose(path) : replace(path, change);
    session().answers().thing(shown, ChangeText.change(shown, console().terminal().dataWidth()));
    return OK;
  }

  private JsonNode propose(Path path) {
    if (title == null) {
      throw CliErrors.usage("A change says what it is about", "Give --title TEXT.");
    }
    Map<String, String> said = said();
    said.put("title", title);
    return new Planning(session().api(), path)
        .send(Api.path("changes") + Api.query(said), Map.of());
  }

  private JsonNode replace(Path path, long number) {
    var reviewed = new Reviewed(session(), number, null);
    return new Planning(session().api(), path)
        .send(
            reviewed.path("content") + Api.query(said()),
            Map.of("If-Match", "\"" + reviewed.seen() + "\""));
  }

  private Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    if (message != null) {
      said.put("text", message);
    }
    return said;
  }
}
