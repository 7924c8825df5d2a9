package dev.weft.engine.duckdb.pool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/// The engine's native library: beside its driver where the packaging has put it there, else
/// unpacked once.
final class EngineLibrary {

  private EngineLibrary() {}

  /// Where the library lies.
  ///
  /// @param folder where it is unpacked when it has to be
  static Path find(Path folder) throws IOException {
    String name = name();
    Path beside = ClassPath.origin(DuckDBConnection.class).resolveSibling(name);
    if (Files.isRegularFile(beside)) {
      return beside;
    }
    Path unpacked = folder.resolve(name);
    try (InputStream packed = DuckDBConnection.class.getResourceAsStream("/" + name)) {
      if (packed == null) {
        throw new IOException("the engine has no library for this system");
      }
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, name, "");
      Files.copy(packed, whole, StandardCopyOption.REPLACE_EXISTING);
      // two pools of one server unpack it to one place, and a worker of the first may be starting
      Files.move(whole, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }
    return unpacked;
  }

  private static String name() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = system.startsWith("mac") ? "osx" : system.startsWith("win") ? "windows" : "linux";
    String architecture =
        os.equals("osx")
            ? "universal"
            : processor.equals("aarch64") || processor.equals("arm64") ? "arm64" : "amd64";
    return "libduckdb_java.so_" + os + "_" + architecture;
  }
}
