package dev.weft.cli.access;

import dev.weft.cli.command.Secrets;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft password change`.
@Command(
    name = "change",
    description = {
      "Change your password.",
      "Both are typed and not shown. All of your sessions end, this one too."
    })
public final class PasswordChange extends Verb {

  @Option(
      names = "--password-stdin",
      description = "Read the old and the new one from stdin, each on its own line.")
  private boolean stdin;

  public PasswordChange(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Secrets secrets = stdin ? Secrets.lines(console()) : Secrets.typed(console());
    String old = secrets.get("your old password");
    String password = secrets.make("your new password");
    session().api().post("/password", Map.of("old", old, "password", password));
    var answer = Json.object();
    answer.put("schema", "weft.password/v1");
    answer.put("set", true);
    session()
        .answers()
        .thing(answer, List.of("Your password is changed, and your sessions have ended."));
    return OK;
  }
}
