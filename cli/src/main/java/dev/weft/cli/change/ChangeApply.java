package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.folder.Apply;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `weft change apply`.
@Command(name = "apply", description = "Apply a change with the rights of all who stand behind it.")
public final class ChangeApply extends NotingVerb {

  public ChangeApply(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode applied = say("application", note());
    session().answers().thing(applied, Apply.text(applied));
    return OK;
  }
}
