package dev.weft.engine.duckdb.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// The statements that put them into force on a new instance.
  public List<String> statements() {
    return Stream.of(
            "memory_limit = '" + memoryBytes + "B'",
            "threads = " + threads,
            // a COPY that fails while files are written by threads of their own may never end
            "async_threads = 0",
            "temp_directory = " + SqlText.text(temp.toString()),
            "max_temp_directory_size = '" + tempBytes + "B'",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allow_community_extensions = false",
            "allow_persistent_secrets = false",
            "extension_directory = " + SqlText.text(temp.resolve("none").toString()),
            "TimeZone = 'UTC'",
            // rows of a source keep their numbers, files their order
            "preserve_insertion_order = true")
        .map(setting -> "SET GLOBAL " + setting)
        .toList();
  }

  /// The statements after which an instance reads and writes files below these folders only. What
  /// they set can never be set back.
  public static List<String> confinement(List<Path> folders) {
    String all =
        folders.stream()
            .map(folder -> SqlText.text(folder.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return List.of(
        "SET GLOBAL allowed_directories = " + all, "SET GLOBAL enable_external_access = false");
  }
}
