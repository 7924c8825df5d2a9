package dev.weft.lake.storage;

import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.MetadataLocation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;

/// The lake's folder on a local disk. No path leads out of it, neither by `..` nor through a link.
/// Below the root lie runs: `<domain>/<product>/<major>/<table>/<run>/…`. Thread-safe.
public final class Storage {

  private static final int TABLE_DEPTH = 4;
  private static final String MARK = "lake.id";

  private final Path root;
  private final FileIO io;

  /// Opens the folder and makes it when it is absent; throws LAKE_DISK when that fails.
  public Storage(Path root) {
    try {
      Files.createDirectories(root);
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw LakeErrors.disk(root.toString(), e);
    }
    this.io = new LocalFileIO(this.root.toString());
  }

  /// The root, absolute and without links.
  public Path root() {
    return root;
  }

  /// Iceberg's view of the lake: reads and creates files, never overwrites or deletes one.
  public FileIO io() {
    return io;
  }

  /// Whether a file says whose lake this is.
  public boolean isMark(Path file) {
    return file.equals(root.resolve(MARK));
  }

  /// Whose lake this is; empty when nobody has said so yet. Throws LAKE_DISK.
  public Optional<String> mark() {
    try {
      return Optional.of(Files.readString(root.resolve(MARK)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw LakeErrors.disk(MARK, e);
    }
  }

  /// Says whose lake this is; synced when this returns. Throws LAKE_DISK.
  public void putMark(String text) {
    Path fresh = root.resolve(MARK + ".new");
    try {
      Files.writeString(
          fresh,
          text + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(fresh, root.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw LakeErrors.disk(MARK, e);
    }
  }

  /// How people see a path: relative to the root, with `/`.
  public String name(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }

  /// The path of a location; throws LAKE_CORRUPT when its text leads out of the lake.
  public Path path(String location) {
    try {
      Path path = Path.of(location);
      if (path.isAbsolute() && path.normalize().startsWith(root)) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      throw LakeErrors.outside(location);
    }
    throw LakeErrors.outside(location);
  }

  /// The table's folder that a path lies in; the root for a path that lies in none.
  public Path tableFolder(Path path) {
    Path inside = root.relativize(path);
    return inside.getNameCount() > TABLE_DEPTH
        ? root.resolve(inside.subpath(0, TABLE_DEPTH))
        : root;
  }

  /// The run that a path belongs to; empty for a path that belongs to none.
  public Optional<String> run(Path path) {
    Path inside = root.relativize(path);
    return inside.getNameCount() > TABLE_DEPTH
        ? Optional.of(inside.getName(TABLE_DEPTH).toString())
        : Optional.empty();
  }

  /// Reads a metadata file; throws LAKE_MISSING_FILE or LAKE_CORRUPT.
  public TableMetadata metadata(MetadataLocation location) {
    Path path = path(location.path());
    return reading(path, () -> TableMetadataParser.read(io, path.toString()));
  }

  /// Runs a piece of Iceberg's reading; what it throws becomes LAKE_CORRUPT of that file, unless it
  /// is a WeftException already.
  public <T> T reading(Path path, Reading<T> reading) {
    try {
      return reading.read();
    } catch (WeftException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw LakeErrors.corrupt(name(path), e);
    }
  }

  /// Something read from a file of the lake.
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /// Syncs a folder and those above it up to `top`, so that the names in them survive a power cut.
  public void sync(Path folder, Path top) {
    for (Path at = folder; at != null && at.startsWith(top); at = at.getParent()) {
      try (var channel = FileChannel.open(at, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        throw LakeErrors.disk(name(at), e);
      }
    }
  }

  /// Deletes a run's folders below all tables of a product's major, as far as possible.
  public void discard(ProductId product, int major, String run) {
    Path tables =
        root.resolve(product.domain()).resolve(product.name()).resolve(Integer.toString(major));
    if (!Files.isDirectory(tables, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(tables)) {
      for (Path table : folders) {
        deleteTree(table.resolve(run));
      }
    } catch (IOException _) {
      // the sweeper finds what is left
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
