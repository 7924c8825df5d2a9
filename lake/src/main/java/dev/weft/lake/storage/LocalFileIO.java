package dev.weft.lake.storage;

import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/// Iceberg's files below the lake's root. Iceberg's own implementations need Hadoop.
final class LocalFileIO implements FileIO {

  private static final long serialVersionUID = 1L;

  private final String root;

  LocalFileIO(String root) {
    this.root = root;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInput(Path.of(root), location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutput(Path.of(root), location);
  }

  /// Does nothing: what a failed commit leaves behind is the sweeper's, who alone knows what
  /// releases can reach.
  @Override
  public void deleteFile(String location) {}
}
