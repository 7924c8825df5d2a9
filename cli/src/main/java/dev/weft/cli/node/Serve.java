package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Listen on 127.0.0.1:N; 0 takes any free one. Default: 8080.")
  private @Nullable Integer port;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "The folder below which connections of type files may read.")
  private @Nullable Path sources;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Keep the catalog in PostgreSQL: jdbc:postgresql://HOST/NAME?user=USER.")
  private @Nullable String database;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "The database user's password, alone in a file.")
  private @Nullable Path databasePasswordFile;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "The folder of released data. Default: lake in the data folder.")
  private @Nullable Path lake;

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
