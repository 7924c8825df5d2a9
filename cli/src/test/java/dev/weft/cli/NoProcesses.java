package dev.weft.cli;

import dev.weft.cli.node.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts nothing and finds nothing.
class NoProcesses implements Processes {

  @Override
  public Started start(List<String> command, Path log) {
    throw new AssertionError("nothing should be started: " + command);
  }

  @Override
  public boolean stop(long pid, Duration patience) {
    throw new AssertionError("nothing should be stopped: " + pid);
  }

  @Override
  public boolean isNode(long pid) {
    return false;
  }
}
