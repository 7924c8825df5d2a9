package dev.weft.cli.access;

import dev.weft.cli.command.Secrets;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft password set`.
@Command(
    name = "set",
    description = {
      "Set your password with a token that a platform engineer gave you.",
      "Both are typed and not shown. Your sessions end."
    })
public final class PasswordSet extends Verb {

  @Option(
      names = "--password-stdin",
      description = "Read the token and the password from stdin, each on its own line.")
  private boolean stdin;

  public PasswordSet(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Secrets secrets = stdin ? Secrets.lines(console()) : Secrets.typed(console());
    String token = secrets.get("the token").strip();
    String password = secrets.make("your new password");
    session().guest().signIn("/first-password", Map.of("token", token, "password", password));
    var answer = Json.object();
    answer.put("schema", "weft.password/v1");
    answer.put("set", true);
    session()
        .answers()
        .thing(answer, List.of("Your password is set. Sign in with weft login --name YOU."));
    return OK;
  }
}
