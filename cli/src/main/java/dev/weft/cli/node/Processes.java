package dev.weft.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// How a node is started and stopped; a seam, so that tests need no second JVM.
public interface Processes {

  /// A process that was started here.
  interface Started {
    boolean isAlive();

    /// The exit code, once it has ended.
    OptionalInt exit();
  }

  /// Starts a command that outlives this one, its output added to a file.
  Started start(List<String> command, Path log) throws IOException;

  /// Asks a process to end, and waits. Answers whether it is gone.
  boolean stop(long pid, Duration patience);

  /// Whether a process with that id exists and is a Weft server, as far as the system tells.
  boolean isNode(long pid);
}
