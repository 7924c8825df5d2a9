package dev.weft.formats.folder;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.nio.file.Path;
import java.util.List;

/// The files of a folder, and what could not be taken along.
///
/// @param files sorted by path
public record FolderFiles(List<SourceFile> files, List<Finding> findings) {

  public FolderFiles {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// Lists a folder on disk: at most 20,000 files and 64 MB. Hidden files and folders are left out,
  /// except contracts below `.weft/inputs`. A link to a file inside the folder is read; any other
  /// link is a finding and is not followed.
  ///
  /// @throws dev.weft.model.error.WeftException `W-DOC-001` when there is no such folder or it
  ///   cannot be read
  public static FolderFiles list(Path root) {
    return new FolderWalk(root).list();
  }
}
