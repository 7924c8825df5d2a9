package dev.weft.engine.duckdb.instance;

import java.nio.file.Path;

/// What one instance may use of its machine.
///
/// @param memoryBytes budget of all statements together; big single values can exceed it
/// @param threads at least 1
/// @param temp existing or new folder for what does not fit into memory, absolute
/// @param tempBytes most that may lie there; a statement that needs more fails
public record EngineSettings(long memoryBytes, int threads, Path temp, long tempBytes) {
  public EngineSettings {
    if (memoryBytes < 1 || threads < 1 || tempBytes < 0) {
      throw new IllegalArgumentException("An engine needs memory and a thread");
    }
    if (!temp.isAbsolute()) {
      throw new IllegalArgumentException("The engine's temporary folder must be absolute");
    }
  }
}
