package dev.weft.lake.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/// A file that Iceberg writes: always a new one, in a folder that is made when it is absent.
record LocalOutput(Path root, String location) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    Path path = Path.of(location).normalize();
    if (!path.startsWith(root)) {
      throw LakeErrors.outside(location);
    }
    String name = root.relativize(path).toString();
    Path folder = path.resolveSibling("");
    try {
      Files.createDirectories(folder);
      if (!folder.toRealPath().startsWith(root)) {
        throw LakeErrors.outside(location);
      }
      var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new SyncedStream(name, channel);
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(path)) {
        throw new AlreadyExistsException(e, "The lake's file %s exists", name);
      }
      throw LakeErrors.disk(name, e);
    } catch (IOException e) {
      throw LakeErrors.disk(name, e);
    }
  }

  /// The same as `create`: files of the lake never change.
  @Override
  public PositionOutputStream createOrOverwrite() {
    return create();
  }

  @Override
  public InputFile toInputFile() {
    return new LocalInput(root, location);
  }
}
