package dev.weft.cli.inbox;

import dev.weft.cli.command.Session;
import picocli.CommandLine.Command;

/// `weft inbox`: the same as its list.
@Command(
    name = "inbox",
    description = "What you were told of what happened; without a verb, the list.")
public final class Inbox extends InboxList {

  public Inbox(Session session) {
    super(session);
  }
}
