package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft serve`. The launcher starts the server's own main class for it; what stands here is its
/// place in help and completion.
@Command(
    name = "serve",
    description = {
      "Run the node in the foreground, for containers and service managers.",
      "Ends cleanly on SIGTERM and Ctrl-C."
    })
@SuppressWarnings("UnusedVariable") // its options are for help and completion
public final class Serve extends Verb {

  @Option(names = "--sample", description = "At the first start, make a mesh with sample people.")
  private boolean sample;

  @Mixin private NodeOptions node;

  public Serve(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    throw CliErrors.usage(
        "Only the launcher can start the server in the foreground",
        "Put serve first: bin/weft serve --data DIR.");
  }
}
