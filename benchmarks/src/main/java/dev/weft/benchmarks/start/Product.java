package dev.weft.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged product: its command and its server, each a process of its own.
///
/// @param folder with `bin` and `lib`
public record Product(Path folder) {

  /// How classes are loaded.
  public enum Loading {
    /// From the caches that `bin/train` made.
    AOT,
    PLAIN
  }

  public boolean isBuilt() {
    return Files.isExecutable(launcher());
  }

  /// Whether there is a cache of this very packaging; caches carry its mark in their names.
  boolean isTrained(String part) throws IOException {
    String built = Files.readString(folder.resolve("lib").resolve("built")).strip();
    return Files.isReadable(folder.resolve("aot").resolve(part + "-" + built + ".aot"));
  }

  /// The ways that there are to load a part, the fastest last.
  public List<Loading> loadings(String part) throws IOException {
    return isTrained(part) ? List.of(Loading.PLAIN, Loading.AOT) : List.of(Loading.PLAIN);
  }

  /// Runs the command to its end; its output goes to a log.
  public void command(Loading loading, Path log, String... arguments) throws Exception {
    Process process = start(loading, log, arguments);
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("weft " + arguments[0] + " does not end; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "weft " + arguments[0] + " ended with " + process.exitValue() + "; see " + log);
    }
  }

  public Process start(Loading loading, Path log, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(launcher().toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    if (loading == Loading.PLAIN) {
      builder.environment().put("WEFT_JAVA_OPTS", "-XX:AOTMode=off");
    }
    return builder.start();
  }

  private Path launcher() {
    return folder.resolve("bin").resolve("weft");
  }
}
