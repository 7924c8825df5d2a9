package dev.weft.cli;

import dev.weft.cli.command.Globals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft` itself: the global options, and the help when no verb is given.
@Command(name = "weft", description = "A self-serve data mesh on your machine.")
final class Root {

  @Mixin private final Globals globals;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text; weft help VERB tells more of one.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  Root(Globals globals) {
    this.globals = globals;
  }

  Globals globals() {
    return globals;
  }
}
