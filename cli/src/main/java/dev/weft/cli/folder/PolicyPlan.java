package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft policy plan`: what policies would have done to the questions of the last days.
@Command(
    name = "plan",
    description = {
      "Show who would have seen what otherwise, had these access policies been in force.",
      "Decides the questions of the last days again; changes nothing."
    })
public final class PolicyPlan extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = ".",
      description = "An access policy, or a folder with some; default: this folder.")
  private String file;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days to look back over, 400 at most; default: 30.")
  private @Nullable Integer days;

  public PolicyPlan(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> question = days == null ? Map.of() : Map.of("days", days.toString());
    JsonNode plan =
        PolicyFiles.of(session().api(), file)
            .send(Api.path("policy-plans") + Api.query(question), Map.of());
    session().answers().thing(plan, ReplayText.of(plan, console().dataStyle()));
    return OK;
  }
}
