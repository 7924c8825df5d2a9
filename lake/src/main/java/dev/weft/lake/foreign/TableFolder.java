package dev.weft.lake.foreign;

import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/// A folder that holds an Iceberg table of format version 1 to 3, as its writers left it. Nobody
/// says which metadata counts, as a catalog would: it is the one with the highest number, unless it
/// is named.
public final class TableFolder {

  private static final String METADATA = "metadata";
  private static final Pattern ENDING = Pattern.compile(".*\\.metadata\\.json(\\.gz)?");
  private static final Pattern NUMBER = Pattern.compile("v?(\\d{1,18})[-.].*");

  private final Path folder;
  private final Path metadata;

  private TableFolder(Path folder, Path metadata) {
    this.folder = folder;
    this.metadata = metadata;
  }

  /// Whether a path is such a folder, or a metadata file in one.
  public static boolean isOne(Path path) {
    return isMetadata(path) || !listed(path).isEmpty();
  }

  /// Reads the state that the folder's newest metadata file shows, or the named file. Every failure
  /// is CAPTURE_UNREADABLE.
  public static ForeignTable read(Path path) {
    Path folder = isMetadata(path) ? above(path) : path;
    try {
      Path real = folder.toRealPath();
      Path metadata = isMetadata(path) ? path.toRealPath() : newest(folder, listed(real));
      return new TableFolder(real, metadata).read();
    } catch (IOException e) {
      throw ForeignErrors.unlisted(folder, e);
    }
  }

  private ForeignTable read() {
    try {
      var here = new FolderIO(folder, "");
      TableMetadata table = TableMetadataParser.read(here, metadata.toString());
      return new ForeignState(folder, table, new FolderIO(folder, table.location())).read();
    } catch (IOException | RuntimeException e) {
      throw told(e).orElseGet(() -> ForeignErrors.corrupt(folder, e));
    }
  }

  /// Iceberg wraps what its threads throw.
  private static Optional<WeftException> told(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof WeftException told) {
        return Optional.of(told);
      }
    }
    return Optional.empty();
  }

  private static Path newest(Path folder, List<Path> all) {
    long highest = all.stream().mapToLong(TableFolder::number).max().orElse(-1);
    List<Path> newest = all.stream().filter(file -> number(file) == highest).toList();
    if (newest.size() > 1 && highest >= 0) {
      throw ForeignErrors.severalNewest(folder, newest.stream().map(TableFolder::name).toList());
    }
    if (newest.size() != 1) {
      throw ForeignErrors.noMetadata(folder);
    }
    return newest.getFirst();
  }

  /// The number in the name; -1 for a name without one.
  private static long number(Path file) {
    Matcher matcher = NUMBER.matcher(name(file));
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static List<Path> listed(Path folder) {
    Path metadata = folder.resolve(METADATA);
    if (!Files.isDirectory(metadata)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(metadata)) {
      return files.filter(TableFolder::isMetadata).sorted().toList();
    } catch (IOException e) {
      throw ForeignErrors.unlisted(folder, e);
    }
  }

  private static boolean isMetadata(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent != null
        && name(parent).equals(METADATA)
        && ENDING.matcher(name(file)).matches()
        && Files.isRegularFile(file);
  }

  private static Path above(Path metadata) {
    return metadata.toAbsolutePath().normalize().resolve("../..").normalize();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
