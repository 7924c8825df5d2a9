package dev.weft.server;

import dev.weft.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Settings of servers in tests.
final class TestConfig {

  private TestConfig() {}

  /// A small server on any free port, with `data` and `sources` below a folder.
  ///
  /// @param more words of the command line, which count before those that stand here
  static ServerConfig of(Path root, String... more) {
    return of(root, Map.of(), more);
  }

  /// The same with variables of the environment.
  static ServerConfig of(Path root, Map<String, String> environment, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--data",
                root.resolve("data").toString(),
                "--sources",
                root.resolve("sources").toString(),
                "--port",
                "0",
                "--engine-memory",
                "256MB"));
    arguments.addAll(List.of(more));
    return ServerConfig.of(arguments, environment);
  }
}
