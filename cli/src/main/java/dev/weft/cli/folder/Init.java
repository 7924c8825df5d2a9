package dev.weft.cli.folder;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft init`: a skeleton that validates, to be changed into something real.
@Command(
    name = "init",
    description = {
      "Write the skeleton of a mesh, a domain or a product.",
      "It validates as it is. NAME of a product is domain/product. Nothing that exists is written"
          + " over."
    })
public final class Init extends Verb {

  /// What is made.
  enum What {
    MESH,
    DOMAIN,
    PRODUCT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "mesh|domain|product", description = "What to make.")
  private What what;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Its name: a-z, 0-9 and _, first a letter; of a product domain/product.")
  private String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where; default: a folder of that name, of a product in its domain's if there.")
  private @Nullable Path folder;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who owns it; default: the name you are signed in with on this machine.")
  private @Nullable String owner;

  public Init(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> values =
        switch (what) {
          case MESH, DOMAIN -> named(name);
          case PRODUCT -> product(name);
        };
    Path target = folder == null ? place(values) : folder;
    List<String> written = new Skeleton(what.toString(), values).write(target);
    var answer = Json.object();
    answer.put("schema", "weft.skeleton/v1");
    answer.put("folder", target.toString());
    answer.set("written", Json.of(written));
    List<String> lines = text(target, written);
    if (what == What.DOMAIN) {
      lines.addAll(owned(target, values.getOrDefault("owner", "")));
    }
    session().answers().thing(answer, lines);
    return OK;
  }

  private Map<String, String> named(String text) {
    if (!Names.isValid(text)) {
      throw CliErrors.usage(
          Names.explain(what.toString(), text), "For instance: weft init " + what + " operations.");
    }
    return Map.of("name", text, "title", title(text), "owner", owner());
  }

  private Map<String, String> product(String text) {
    ProductId id =
        ProductId.find(text)
            .orElseThrow(
                () ->
                    CliErrors.usage(
                        "'"
                            + text
                            + "' cannot name a product: it is domain/product, each of a-z,"
                            + " 0-9 and _, first a letter, and no word of SQL",
                        "For instance: weft init product operations/departures."));
    return Map.of(
        "name", id.name(), "domain", id.domain(), "title", title(id.name()), "owner", owner());
  }

  private static Path place(Map<String, String> values) {
    Path domain = Path.of(values.getOrDefault("domain", "."));
    Path parent = Files.isDirectory(domain) ? domain : Path.of(".");
    return parent.resolve(values.getOrDefault("name", "")).normalize();
  }

  private static String title(String text) {
    String words = text.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String owner() {
    if (owner != null) {
      if (!Names.isValid(owner)) {
        throw CliErrors.usage(Names.explain("person", owner), "Choose another --owner.");
      }
      return owner;
    }
    String user = session().find("USER").orElse("owner").toLowerCase(Locale.ROOT);
    String spelled = user.replaceAll("[^a-z0-9_]", "_");
    return Names.isValid(spelled) ? spelled : "owner";
  }

  /// Roles are given to people whom the mesh knows, and a domain's folder declares none.
  private static List<String> owned(Path target, String owner) {
    Path parent = target.toAbsolutePath().normalize().getParent();
    Path people = parent == null ? Path.of("people.yaml") : parent.resolve("people.yaml");
    return declares(people, owner)
        ? List.of()
        : List.of(
            "Declare " + owner + " in the people.yaml of the mesh, unless it does already:",
            "  ---",
            "  apiVersion: weft/v1",
            "  kind: Person",
            "  name: " + owner,
            "  title: " + title(owner));
  }

  private static boolean declares(Path people, String owner) {
    try {
      return Files.isRegularFile(people)
          && Files.readAllLines(people).stream()
              .anyMatch(line -> line.matches("name:\\s*[\"']?" + owner + "[\"']?\\s*(#.*)?"));
    } catch (IOException e) {
      return false; // then it is said once too often
    }
  }

  private static List<String> text(Path target, List<String> written) {
    List<String> lines = new ArrayList<>();
    written.forEach(file -> lines.add("Wrote " + target.resolve(file)));
    String text = target.toString();
    String shown = References.isFolder(text) ? text : "./" + text;
    lines.add("Next: weft validate " + shown + ", then weft plan " + shown);
    return lines;
  }
}
