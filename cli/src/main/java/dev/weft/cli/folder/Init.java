package dev.weft.cli.folder;

import dev.weft.cli.command.Questions;
import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft init`: a skeleton that validates, to be changed into something real.
@Command(
    name = "init",
    description = {
      "Write the skeleton of a mesh, a domain or a product, or of the CI of a repository of one.",
      "It validates as it is. NAME of a product is domain/product; in the folder of a mesh it brings"
          + " its domain and connection along. The domain called mesh stands for the mesh itself: it"
          + " comes with the products of what the platform records. Nothing that exists is written"
          + " over."
    })
public final class Init extends Verb {

  /// What is made.
  enum What {
    MESH,
    DOMAIN,
    PRODUCT,
    CI;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String OPERATOR = "operator";

  @Parameters(index = "0", paramLabel = "mesh|domain|product|ci", description = "What to make.")
  private What what;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description =
          "Its name: a-z, 0-9 and _, first a letter; of a product domain/product; of a CI github.")
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

  @Mixin private final ProductOptions options = new ProductOptions();

  private final ContractExchange exchange;

  public Init(Session session, ContractExchange exchange) {
    super(session);
    this.exchange = exchange;
  }

  @Override
  protected int run() {
    switch (what) {
      case MESH -> plain(Skeleton.MESH);
      case DOMAIN -> {
        if (name.equals(Domain.MESH)) {
          records();
        } else {
          plain(Skeleton.DOMAIN);
        }
      }
      case PRODUCT -> product();
      case CI -> ci();
    }
    return OK;
  }

  private void plain(Skeleton skeleton) {
    if (options.isAnyGiven()) {
      throw CliErrors.usage(
          "--kind, --from, --from-database, --table, --contract, --connection, --files and --reads"
              + " are for products, not for a "
              + what,
          "Write: weft init product domain/name.");
    }
    Map<String, String> values = named(name);
    Path target = folder == null ? Path.of(name) : folder;
    var fresh = new NewFiles();
    fresh.addAll(target, skeleton.files(values));
    List<String> after =
        what == What.DOMAIN ? owned(target, values.getOrDefault("owner", "")) : List.of();
    tell(target, fresh.write(elsewhere()), target, after);
  }

  private void records() {
    Path target = folder == null ? Path.of(name) : folder;
    var fresh = new NewFiles();
    fresh.addAll(
        target, Skeleton.RECORDS.files(Map.of("owner", owner(), "label", MeshLabel.below(target))));
    tell(
        target,
        fresh.write(elsewhere()),
        target,
        List.of("A governance lead applies it, then: weft run mesh/audit, weft run mesh/usage"));
  }

  private void ci() {
    if (!name.equals("github")) {
      throw CliErrors.usage(
          "There is no template for a CI called '" + name + "'", "Write: weft init ci github.");
    }
    Path target = folder == null ? Path.of(".") : folder;
    var fresh = new NewFiles();
    fresh.addAll(target, Skeleton.CI_GITHUB.files(Map.of()));
    tell(
        target,
        fresh.write(elsewhere()),
        target,
        List.of("Its first lines say which variables and secrets the repository needs."));
  }

  private void product() {
    Map<String, String> values = product(name);
    Path target = folder == null ? place(values) : folder;
    var wishes =
        new ProductWishes(
            options,
            exchange,
            (option, question) -> Questions.ask(console(), option, question),
            session()::find);
    NewProduct made = new NewProduct(values, target).as(wishes.of(name));
    List<Path> written = made.files().write(elsewhere());
    List<String> after = new ArrayList<>(made.remarks());
    written.stream()
        .filter(file -> file.endsWith("domain.yaml"))
        .map(file -> Optional.ofNullable(file.getParent()).orElse(file))
        .forEach(domain -> after.addAll(owned(domain, values.getOrDefault("owner", ""))));
    tell(target, written, made.next(), after);
  }

  private String elsewhere() {
    return "Choose another folder: weft init " + what + " NAME DIR.";
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
    boolean inside = Files.isDirectory(domain) || Files.isRegularFile(Path.of("mesh.yaml"));
    Path parent = inside ? domain : Path.of(".");
    return parent.resolve(values.getOrDefault("name", "")).normalize();
  }

  static String title(String text) {
    String words = text.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String owner() {
    if (OPERATOR.equals(owner)) {
      throw CliErrors.usage(
          "operator is who owns the data folder of a server, not somebody of a mesh",
          "Name a person as --owner.");
    }
    if (owner != null) {
      if (!Names.isValid(owner)) {
        throw CliErrors.usage(Names.explain("person", owner), "Choose another --owner.");
      }
      return owner;
    }
    String user = session().find("USER").orElse("owner").toLowerCase(Locale.ROOT);
    String spelled = user.replaceAll("[^a-z0-9_]", "_");
    return Names.isValid(spelled) && !spelled.equals(OPERATOR) ? spelled : "owner";
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

  private void tell(Path target, List<Path> written, Path next, List<String> after) {
    var answer = Json.object();
    answer.put("schema", "weft.skeleton/v1");
    answer.put("folder", target.toString());
    Path base = target.normalize();
    answer.set(
        "written", Json.of(written.stream().map(f -> base.relativize(f).toString()).toList()));
    answer.set("remarks", Json.of(after));
    List<String> lines = new ArrayList<>();
    written.forEach(file -> lines.add("Wrote " + file));
    String text = next.toString();
    String shown = References.isFolder(text) ? text : "./" + text;
    lines.add("Next: weft validate " + shown + ", then weft plan " + shown);
    lines.addAll(after);
    session().answers().thing(answer, lines);
  }
}
