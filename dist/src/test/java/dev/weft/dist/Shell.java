package dev.weft.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs commands of the packaged product in a folder, with a data folder of their own.
final class Shell {

  private static final long PATIENCE_MINUTES = 8;

  private final Path home;
  private final Path folder;
  private final Path data;

  /// What a command did.
  record Outcome(int exit, String out, String err) {}

  Shell(Path folder, Path data) {
    this.home = Path.of("target/weft").toAbsolutePath();
    this.folder = folder;
    this.data = data;
  }

  Path data() {
    return data;
  }

  /// Runs one line as a shell would; `weft` is the packaged command.
  Outcome run(String line) {
    return start(List.of("sh", "-c", line));
  }

  Outcome weft(String... arguments) {
    var command = new java.util.ArrayList<String>();
    command.add(home.resolve("bin/weft").toString());
    command.addAll(List.of(arguments));
    return start(command);
  }

  /// The server in the foreground of a process that the caller owns.
  Process serve(Path log, String... arguments) {
    var command = new java.util.ArrayList<String>();
    command.add(home.resolve("bin/weft").toString());
    command.add("serve");
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = prepared(command);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome start(List<String> command) {
    try {
      Path out = Files.createTempFile("weft", ".out");
      Path err = Files.createTempFile("weft", ".err");
      Process process =
          prepared(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("Still running: " + command);
      }
      var outcome = new Outcome(process.exitValue(), read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder prepared(List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("WEFT_"));
    environment.put("WEFT_DATA", data.toString());
    environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    return builder;
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
