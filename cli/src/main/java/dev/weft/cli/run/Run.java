package dev.weft.cli.run;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.FolderZip;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `weft run`: builds and publishes, or previews.
@Command(
    name = "run",
    description = {
      "Build a product and publish a release of it.",
      "REF is domain/product or domain/product@major. --all builds whatever has no release of its"
          + " current revision, in the order of inputs. --preview builds into a hidden release of 7"
          + " days; only then a FOLDER may stand in place of the applied revision, and --source may"
          + " put another file in place of a capture's."
    },
    subcommandsRepeatable = false)
public final class Run extends Verb {

  @Parameters(arity = "0..1", paramLabel = "REF|FOLDER", description = "What to build.")
  private @Nullable String target;

  @Option(names = "--all", description = "Everything that waits for a release.")
  private boolean all;

  @Option(names = "--preview", description = "Publish nothing; keep the result for 7 days.")
  private boolean preview;

  @Option(
      names = "--source",
      paramLabel = "NAME=PATH",
      description = "With --preview: read capture NAME from PATH below its connection's root.")
  private Map<String, String> sources = Map.of();

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Follow the run to its end (default); --no-wait prints it and returns.")
  private boolean wait;

  private final FolderContents.Reader reader;

  public Run(Session session, FolderContents.Reader reader) {
    super(session);
    this.reader = reader;
  }

  @Override
  protected int run() {
    if (all == (target != null)) {
      throw CliErrors.usage(
          all ? "--all and " + target + " exclude each other" : "Nothing is named to be built",
          "Name a product, such as weft run operations/departures, or everything with weft run"
              + " --all.");
    }
    if (!preview && !sources.isEmpty()) {
      throw CliErrors.usage(
          "--source is only for previews: a release is built from its connection's own files",
          "Add --preview.");
    }
    if (target == null) {
      return all();
    }
    JsonNode queued = References.isFolder(target) ? folder(target) : product(target);
    Api api = session().api();
    JsonNode run = wait ? new Runner(api, session()).finish(queued) : queued;
    session().answers().thing(run, RunText.brief(run, console().terminal().dataWidth()).list());
    return OK;
  }

  private JsonNode product(String text) {
    Address address = References.product(text);
    Optional<Integer> major =
        switch (address.state()) {
          case Address.State.Newest() -> Optional.empty();
          case Address.State.Major(int number) -> Optional.of(number);
          case Address.State.Pinned pinned -> throw past(text);
          case Address.State.Preview shown -> throw past(text);
        };
    return preview
        ? preview(address.product() + major.map(number -> "@" + number).orElse(""), new byte[0])
        : new Runner(session().api(), session()).start(address.product().toString(), major);
  }

  private static RuntimeException past(String text) {
    return CliErrors.usage(
        "'" + text + "' is one release, and a run makes a new one",
        "Name the product, or the product and its major, such as operations/departures@1.");
  }

  private JsonNode folder(String text) {
    Path folder = References.folder(text);
    if (!preview) {
      throw CliErrors.usage(
          "A folder can only be previewed: a release is built from what was applied",
          "Add --preview, or apply it first: weft apply " + text + ".");
    }
    List<ProductId> products = reader.read(folder).products();
    if (products.size() != 1) {
      throw CliErrors.usage(
          folder + " holds " + products.size() + " products, and a preview builds one",
          "Name the folder of one product.");
    }
    return preview(products.getFirst().toString(), FolderZip.of(folder));
  }

  private JsonNode preview(String product, byte[] zip) {
    StringBuilder path =
        new StringBuilder("/previews").append(Api.query(Map.of("product", product)));
    sources.forEach((name, file) -> path.append("&source=").append(Api.encoded(name + "=" + file)));
    return session().api().postZip(path.toString(), zip, Map.of());
  }

  private int all() {
    if (preview || !wait) {
      throw CliErrors.usage(
          "--all builds one product after the other and publishes each",
          "Leave --preview and --no-wait out, or name one product.");
    }
    RunAll everything = new RunAll(session().api(), session());
    RunAll.Outcome outcome = everything.run();
    outcome
        .denied()
        .forEach(
            (product, why) ->
                console().say(product + ": left to others (" + why.problem().code() + ")"));
    List<String> failed = outcome.failed();
    if (failed.size() > 1) {
      console().say(failed.size() + " runs failed: " + String.join(", ", failed));
    }
    everything
        .findFailure(outcome)
        .ifPresent(
            failure -> {
              throw failure;
            });
    answer(outcome.runs());
    return outcome.skipped().isEmpty() ? OK : FAILED;
  }

  private void answer(List<JsonNode> runs) {
    ObjectNode list = Json.object();
    list.put("schema", "weft.runs/v1");
    var items = list.putArray("items");
    new ArrayList<>(runs).forEach(items::add);
    list.putNull("next");
    session().answers().list(list, RunText.LIST, "Everything is released already.");
  }
}
