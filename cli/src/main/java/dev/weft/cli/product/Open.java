package dev.weft.cli.product;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft open`.
@Command(
    name = "open",
    description = {
      "Print the address of a product, and open it in a browser when there is one.",
      "Nothing is opened when the output is not a terminal."
    })
public final class Open extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  private final Browser browser;

  public Open(Session session, Browser browser) {
    super(session);
    this.browser = browser;
  }

  @Override
  protected int run() {
    String path = References.path(References.product(reference).product());
    Api api = session().api();
    api.get(path);
    String url = api.url() + "/api/v1" + path;
    var answer = Json.object();
    answer.put("schema", "weft.address/v1");
    answer.put("url", url);
    session().answers().thing(answer, List.of(url));
    if (isForPeople()) {
      console().flush();
      browser.open(session(), url);
    }
    return OK;
  }
}
