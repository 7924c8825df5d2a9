package dev.weft.formats.folder;

import dev.weft.formats.bitol.Neighbours;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The documents of one folder to each other, by paths relative to who refers, else to the folder.
/// Only files that were given are looked into. Threads may share it.
final class FolderNeighbours {

  private final YamlReader yaml;
  private final Map<String, SourceFile> files;
  private final Map<String, Optional<YamlDocument>> read = new ConcurrentHashMap<>();

  FolderNeighbours(YamlReader yaml, Collection<SourceFile> files) {
    this.yaml = yaml;
    this.files =
        files.stream()
            .collect(Collectors.toMap(SourceFile::path, Function.identity(), (a, b) -> a));
  }

  /// What stands around a file.
  Neighbours of(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return file ->
        normal(folder + file)
            .filter(files::containsKey)
            .or(() -> normal(file).filter(files::containsKey))
            .flatMap(found -> read.computeIfAbsent(found, this::first));
  }

  private Optional<YamlDocument> first(String path) {
    SourceFile file = files.get(path);
    return file == null ? Optional.empty() : yaml.read(file, new Findings()).stream().findFirst();
  }

  /// Without `.` and `..`; empty for what leaves the folder.
  private static Optional<String> normal(String path) {
    var parts = new ArrayDeque<String>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && parts.pollLast() == null) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
