package dev.weft.lake.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/// A file that Iceberg reads. A missing one is our error, not Iceberg's.
record LocalInput(Path root, String location) implements InputFile {

  @Override
  public boolean exists() {
    return Files.exists(Path.of(location));
  }

  @Override
  public long getLength() {
    return delegate().getLength();
  }

  @Override
  public SeekableInputStream newStream() {
    return delegate().newStream();
  }

  private InputFile delegate() {
    Path path = Path.of(location);
    if (!path.normalize().startsWith(root)) {
      throw LakeErrors.outside(location);
    }
    try {
      if (!path.toRealPath().startsWith(root)) {
        throw LakeErrors.outside(location);
      }
    } catch (NoSuchFileException e) {
      throw LakeErrors.missing(name(path));
    } catch (IOException e) {
      throw LakeErrors.corrupt(name(path), e);
    }
    return org.apache.iceberg.Files.localInput(path.toFile());
  }

  private String name(Path path) {
    return root.relativize(path.normalize()).toString();
  }
}
