package dev.weft.cli.node;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Settings of a node that `weft up` and `weft serve` both take.
final class NodeOptions {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Listen on 127.0.0.1:N; 0 takes any free one. Default: 8080.")
  @Nullable Integer port;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "The folder below which connections to files may read.")
  @Nullable Path sources;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Keep the catalog in PostgreSQL: jdbc:postgresql://HOST/NAME?user=USER.")
  @Nullable String database;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "The database user's password, alone in a file.")
  @Nullable Path databasePasswordFile;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "The folder of released data. Default: lake in the data folder.")
  @Nullable Path lake;
}
