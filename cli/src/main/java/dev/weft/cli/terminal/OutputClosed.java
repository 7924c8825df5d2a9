package dev.weft.cli.terminal;

import java.io.IOException;

/// Whoever read our output went away (`weft query … | head`): no mistake, but nothing left to do.
public final class OutputClosed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutputClosed(IOException cause) {
    super(cause);
  }
}
