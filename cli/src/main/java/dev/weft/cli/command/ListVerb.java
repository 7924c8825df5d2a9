package dev.weft.cli.command;

import dev.weft.cli.format.Format;
import java.util.Set;

/// A verb that answers with a list, which may be written as rows.
public abstract class ListVerb extends Verb {

  protected ListVerb(Session session) {
    super(session);
  }

  @Override
  public final Set<Format> formats() {
    return Format.OF_LISTS;
  }
}
