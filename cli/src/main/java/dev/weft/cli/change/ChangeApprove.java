package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import picocli.CommandLine.Command;

/// `weft change approve`.
@Command(name = "approve", description = "Stand behind a change that waits for you.")
public final class ChangeApprove extends NotingVerb {

  public ChangeApprove(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    return sayAndShow("approval", note());
  }
}
