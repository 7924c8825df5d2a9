package dev.weft.formats.folder;

import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the folder of a mesh, a domain or a product: every document, and whether they agree.
/// Nothing outside the given files is looked at; references to things that are not among them are
/// left to the server. Never throws for bad input: that becomes findings.
///
/// Make it once and share it between threads; the schemas of the standards are loaded when first
/// needed and kept.
public final class FolderReader {

  /// Reads files given from anywhere, for instance a request.
  public Understood read(List<SourceFile> files) {
    return read(new FolderFiles(files, List.of()));
  }

  /// Reads files listed on disk; their findings become part of the answer.
  public Understood read(FolderFiles files) {
    MeshFolder empty =
        new MeshFolder(
            Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return new Understood(empty, FolderKind.UNKNOWN, files.findings(), new TreeMap<>());
  }
}
