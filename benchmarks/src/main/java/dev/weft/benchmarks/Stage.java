package dev.weft.benchmarks;

import dev.weft.benchmarks.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a benchmark finds what it needs.
///
/// @param checkout the root of the checkout, absolute
/// @param work an existing folder for what is written, absolute
public record Stage(Path checkout, Path work, Report report) {

  /// The folder below which connections have their roots; the sample's data is in `sample-data`.
  public Path sources() {
    return checkout.resolve("dist/target");
  }

  /// The packaged product.
  public Path product() {
    return checkout.resolve("dist/target/weft");
  }

  /// An empty folder below `work`.
  public Path fresh(String name) {
    Path folder = work.resolve(name);
    remove(folder);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes a folder with all that is in it.
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
