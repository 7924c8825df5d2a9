package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `weft up`: a node in the background.
@Command(
    name = "up",
    description = {
      "Start the node of the data folder in the background, and return when it answers.",
      "Does nothing when it is up already. --sample also loads the air-travel mesh and builds it."
    })
public final class Up extends Verb {

  @Option(names = "--sample", description = "Load the sample mesh, with its people, and build it.")
  private boolean sample;

  @Mixin private NodeOptions wanted;

  private final Processes processes;

  public Up(Session session, Processes processes) {
    super(session);
    this.processes = processes;
  }

  @Override
  protected int run() {
    if (session().isElsewhere()) {
      throw CliErrors.usage(
          "weft up starts the node of a data folder, not a server elsewhere",
          "Leave --url and WEFT_URL out.");
    }
    Integer port = wanted.port;
    if (port != null && (port < 0 || port > 65535)) {
      throw CliErrors.usage("--port " + port + " is no port", "Choose one of 0 … 65535.");
    }
    Node node = new Node(session(), processes);
    Optional<DataFolder.Node> up = node.findUp();
    DataFolder.Node running = up.orElseGet(() -> node.start(options()));
    up.ifPresent(found -> console().say("Up already at " + found.url()));
    JsonNode status = session().operator().get("/status");
    if (sample) {
      if (!Json.isTrue(status, "sample")) {
        throw CliErrors.usage(
            "The mesh in " + session().data().path() + " was made without --sample",
            "Take another folder: weft up --sample --data DIR.");
      }
      new SampleMesh(session(), air()).load();
      status = session().operator().get("/status");
    }
    session().answers().thing(status, text(running, status));
    return OK;
  }

  private Path air() {
    return Node.home(session()).resolve("sample").resolve("air-travel");
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    if (wanted.port != null) {
      options.addAll(List.of("--port", String.valueOf(wanted.port)));
    }
    if (wanted.database != null) {
      options.addAll(List.of("--database", wanted.database));
    }
    addPath(options, "--database-password-file", wanted.databasePasswordFile);
    addPath(options, "--lake", wanted.lake);
    Path below = wanted.sources;
    if (sample) {
      if (!Files.isDirectory(air())) {
        throw CliErrors.usage(
            "This distribution carries no sample mesh (" + air() + " is missing)",
            "Build it with: make dist.");
      }
      options.add("--sample");
    }
    if (below == null && hasSample()) {
      below = Node.home(session()).resolve("sample");
    }
    addPath(options, "--sources", below);
    return options;
  }

  private static void addPath(List<String> options, String name, @Nullable Path path) {
    if (path != null) {
      options.addAll(List.of(name, path.toAbsolutePath().normalize().toString()));
    }
  }

  /// A sample mesh reads the distribution's files, also when it is started again without a word.
  private boolean hasSample() {
    return sample
        || (Files.exists(session().data().path().resolve("sample")) && Files.isDirectory(air()));
  }

  private List<String> text(DataFolder.Node node, JsonNode status) {
    List<String> lines = new ArrayList<>();
    lines.add("Weft is up at " + node.url());
    lines.add("  data      " + session().data().path());
    if (Json.text(status, "database").startsWith("jdbc:postgresql:")) {
      lines.add("  database  " + Json.text(status, "database"));
    }
    lines.add("  operator  " + session().data().path().resolve("operator.token"));
    List<String> people = Json.texts(status, "people");
    if (!people.isEmpty()) {
      lines.add("  people    " + String.join(", ", people) + "   (weft --as NAME …)");
    }
    if (!Json.items(status, "products").isEmpty()) {
      lines.addAll(StatusText.products(status, console().terminal().dataWidth()));
    }
    lines.add("");
    lines.add("Next");
    lines.addAll(people.isEmpty() ? NEXT : NEXT_SAMPLE);
    return lines;
  }

  private static final List<String> NEXT =
      List.of(
          "  weft init mesh my_mesh     write the first documents",
          "  weft apply ./my_mesh       apply them",
          "  weft status                see what there is",
          "  weft down                  stop");

  private static final List<String> NEXT_SAMPLE =
      List.of(
          "  weft --as ada query \"select * from operations.punctuality.airport_days limit 5\"",
          "  weft --as ada release list operations/departures",
          "  weft product show operations/departures",
          "  weft status",
          "  weft down");
}
