package dev.weft.engine.duckdb.pool;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.duckdb.worker.WorkerMain;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.WeftException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.Message;
import org.apache.iceberg.relocated.com.google.common.hash.Hashing;
import org.apache.iceberg.util.BucketUtil;
import org.duckdb.DuckDBConnection;

/// Where a worker finds its classes: a handful of jars where that is enough, this process's own for
/// the one that runs statements by way of the driver.
final class ClassPath {

  /// One path, since a cache of ahead-of-time loading is good for one path only.
  private static final List<Class<?>> SMALL =
      List.of(
          WorkerMain.class,
          QueryEngine.class,
          WeftException.class,
          Message.class,
          FlatBufferBuilder.class,
          DuckDBConnection.class);

  /// What hashes of partitions are computed with.
  private static final List<Class<?>> PARTITIONS = List.of(BucketUtil.class, Hashing.class);

  private ClassPath() {}

  static List<Path> of(Engine engine) {
    return switch (engine) {
      case NATIVE, TEXT -> origins(SMALL);
      // what comes behind the one path does no harm to it
      case SESSION -> origins(Stream.concat(SMALL.stream(), PARTITIONS.stream()).toList());
      case JDBC -> whole();
    };
  }

  private static List<Path> origins(List<Class<?>> types) {
    return types.stream().map(ClassPath::origin).distinct().toList();
  }

  /// The jar or folder that a class was loaded from.
  static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A class of no origin", e);
    }
  }

  private static List<Path> whole() {
    SequencedSet<Path> all = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      add(Path.of(entry).toAbsolutePath(), all);
    }
    return List.copyOf(all);
  }

  private static void add(Path entry, SequencedSet<Path> all) {
    if (Files.exists(entry) && all.add(entry) && Files.isRegularFile(entry)) {
      for (String next : manifest(entry).split(" ", -1)) {
        if (!next.isEmpty()) {
          add(Path.of(entry.toUri().resolve(URI.create(next))), all);
        }
      }
    }
  }

  private static String manifest(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return classPath == null ? "" : classPath;
    } catch (IOException e) {
      return "";
    }
  }
}
