package dev.weft.server;

import dev.weft.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// `--train-worker`: a process for statements that is asked a few and writes down what it loads,
/// for the cache of ahead-of-time loading.
final class Training {

  private Training() {}

  /// 0 when the cache is there.
  static int runWorker(Path cache) {
    try {
      Path folder = Files.createTempDirectory("weft-train-");
      var arguments = List.of("--data", folder.toString());
      Wiring.trainWorker(ServerConfig.of(arguments, Map.of()), folder, cache);
      remove(folder);
      return 0;
    } catch (IOException _) {
      return 1;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
