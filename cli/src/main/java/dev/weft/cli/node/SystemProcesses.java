package dev.weft.cli.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes of this machine.
public final class SystemProcesses implements Processes {

  private static final String MAIN = "dev.weft.server.Main";

  private final String path;

  /// @param path where programs are looked for, as in PATH.
  public SystemProcesses(String path) {
    this.path = path;
  }

  @Override
  public Started start(List<String> command, Path log) throws IOException {
    List<String> detached = new ArrayList<>();
    // A session of its own: neither Ctrl-C nor the end of the terminal reaches the node.
    find("setsid").or(() -> find("nohup")).ifPresent(detached::add);
    detached.addAll(command);
    Process process =
        new ProcessBuilder(detached)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Started() {
      @Override
      public boolean isAlive() {
        return process.isAlive();
      }

      @Override
      public OptionalInt exit() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
      }
    };
  }

  private Optional<String> find(String program) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @Override
  public boolean stop(long pid, Duration patience) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return true;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.get().isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Process ids are used again: only a process that runs our main class is ours.
  @Override
  public boolean isNode(long pid) {
    return pid > 0
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().arguments())
            .filter(arguments -> Arrays.asList(arguments).contains(MAIN))
            .isPresent();
  }
}
