package dev.weft.cli.folder;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `weft product move`: the folder of a product into another domain, without a server.
@Command(
    name = "move",
    description = {
      "Move a product's folder to another domain, inside the folder of a mesh.",
      "Its documents say where it came from, and its agreements go along. Nothing moves on the"
          + " server yet: weft change propose shows everything that changes, and an owner of each"
          + " of the two domains has to agree. What reads it goes on, also by its old address."
    })
public final class ProductMove extends Verb {

  @Parameters(index = "0", paramLabel = "REF", description = "The product, as domain/product.")
  private String product;

  @Parameters(index = "1", paramLabel = "DOMAIN", description = "Where it goes.")
  private String domain;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The folder of the mesh; default: this folder.")
  private String folder;

  @Option(names = "--dry-run", description = "Show what would move and write nothing.")
  private boolean dryRun;

  public ProductMove(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Path mesh = Folders.existing(folder);
    ProductId from = References.product(product).product();
    if (!Names.isValid(domain) || domain.equals(from.domain())) {
      throw CliErrors.usage(
          "'" + domain + "' is no other domain", "Name the domain that " + from + " goes to.");
    }
    var moved = MovedFolder.of(mesh, from, new ProductId(domain, from.name()));
    if (!dryRun) {
      moved.write();
    }
    session().answers().thing(answer(from, moved), text(moved));
    if (isForPeople()) {
      console()
          .say(
              "Next: weft change propose "
                  + folder
                  + " --title \""
                  + from
                  + " to "
                  + domain
                  + "\"");
    }
    return OK;
  }

  private static List<String> text(MovedFolder moved) {
    var lines = new ArrayList<String>();
    moved.files().forEach((before, after) -> lines.add(before + " → " + after));
    return lines;
  }

  private ObjectNode answer(ProductId from, MovedFolder moved) {
    ObjectNode answer = Json.object();
    answer.put("schema", "weft.productmove/v1");
    answer.put("from", from.toString());
    answer.put("to", domain + "/" + from.name());
    answer.put("dryRun", dryRun);
    ArrayNode files = answer.putArray("moved");
    moved
        .files()
        .forEach(
            (before, after) ->
                files.addObject().put("from", before.toString()).put("to", after.toString()));
    return answer;
  }
}
