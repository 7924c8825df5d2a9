package dev.weft.lake.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/// The files of a table by the names that its metadata calls them, found below the folder that the
/// table lies in now: where it was written is no matter. Nothing is read outside of the folder,
/// neither by `..` nor through a link, and nothing is written.
final class FolderIO implements FileIO {

  private static final long serialVersionUID = 1L;
  private static final Pattern LOCAL = Pattern.compile("^file:/{0,2}(?=/)");
  private static final Pattern STORE = Pattern.compile("^s3[an]://");

  private final String folder;
  private final String location;

  /// @param folder real and absolute
  /// @param location where the table's metadata says that the table is
  FolderIO(Path folder, String location) {
    this.folder = folder.toString();
    this.location = withoutSlash(plain(location));
  }

  /// The file of a location. Throws CAPTURE_UNREADABLE when it lies outside or is missing.
  Path path(String written) {
    Path root = Path.of(folder);
    Path path = inside(root, written);
    if (!Files.isRegularFile(path)) {
      throw ForeignErrors.missing(root, root.relativize(path).toString());
    }
    try {
      Path real = path.toRealPath();
      if (!real.startsWith(root)) {
        throw ForeignErrors.outside(root, written);
      }
      return real;
    } catch (IOException e) {
      throw ForeignErrors.unlisted(root, e);
    }
  }

  private Path inside(Path root, String written) {
    String plain = plain(written);
    try {
      Path path =
          !location.isEmpty() && plain.startsWith(location + "/")
              ? root.resolve("." + plain.substring(location.length()))
              : Path.of(plain);
      if (path.isAbsolute() && path.normalize().startsWith(root)) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      throw ForeignErrors.outside(root, written);
    }
    throw ForeignErrors.outside(root, written);
  }

  /// Several spellings mean one place.
  private static String plain(String location) {
    return STORE.matcher(LOCAL.matcher(location).replaceFirst("")).replaceFirst("s3://");
  }

  private static String withoutSlash(String location) {
    return location.replaceFirst("/+$", "");
  }

  @Override
  public InputFile newInputFile(String written) {
    return org.apache.iceberg.Files.localInput(path(written).toFile());
  }

  @Override
  public OutputFile newOutputFile(String written) {
    throw new UnsupportedOperationException("A table of others is only read");
  }

  @Override
  public void deleteFile(String written) {
    throw new UnsupportedOperationException("A table of others is only read");
  }
}
