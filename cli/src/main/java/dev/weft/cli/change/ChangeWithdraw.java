package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import picocli.CommandLine.Command;

/// `weft change withdraw`.
@Command(name = "withdraw", description = "Take your own change back.")
public final class ChangeWithdraw extends NotingVerb {

  public ChangeWithdraw(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    return sayAndShow("withdrawal", note());
  }
}
