package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files to be written where there are none.
final class NewFiles {

  private final SortedMap<Path, String> texts = new TreeMap<>();

  void add(Path file, String text) {
    texts.put(file.normalize(), text);
  }

  void addAll(Path folder, Map<String, String> files) {
    files.forEach((path, text) -> add(folder.resolve(path), text));
  }

  /// Whether all lie in this folder.
  boolean allIn(Path folder) {
    return texts.keySet().stream().allMatch(file -> file.startsWith(folder.normalize()));
  }

  /// Writes all files or, when one of them exists already, none. Answers their paths, sorted.
  ///
  /// @param otherwise how to choose another place
  List<Path> write(String otherwise) {
    for (Path file : texts.keySet()) {
      if (Files.exists(file)) {
        throw CliErrors.usage(file + " exists already, and nothing is written over", otherwise);
      }
    }
    texts.forEach(NewFiles::write);
    return List.copyOf(texts.keySet());
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
  }
}
