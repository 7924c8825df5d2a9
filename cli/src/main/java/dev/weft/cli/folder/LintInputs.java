package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.terminal.Console;
import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.Linted;
import dev.weft.formats.folder.Linter;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what is to be linted: files, folders, standard input; each file once, in the order given.
final class LintInputs {

  private static final String STDIN = "-";

  private final Console console;
  private final Linter linter = new Linter();

  LintInputs(Console console) {
    this.console = console;
  }

  /// Everything is looked for before anything is read, so that a misspelt name is no half answer.
  List<LintedFile> read(List<String> inputs) {
    List<Path> paths = inputs.stream().map(LintInputs::existing).toList();
    Map<String, LintedFile> all = new LinkedHashMap<>();
    paths.parallelStream()
        .map(this::read)
        .toList()
        .forEach(files -> files.forEach(file -> all.putIfAbsent(file.file(), file)));
    return List.copyOf(all.values());
  }

  private List<LintedFile> read(Path path) {
    if (path.toString().equals(STDIN)) {
      return List.of(stdin());
    }
    return Files.isDirectory(path) ? folder(path) : List.of(file(path));
  }

  private static Path existing(String text) {
    try {
      Path path = Path.of(text);
      if (text.equals(STDIN) || Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      // no name of a file on this machine, so there is none
    }
    throw CliErrors.usage(
        "There is no file or folder " + text, "Name documents, folders with documents, or -.");
  }

  private LintedFile stdin() {
    try {
      String text = console.read(YamlReader.MOST_BYTES);
      return linted(linter.file(SourceFile.of(STDIN, text)), STDIN);
    } catch (IOException e) {
      throw CliErrors.unreadable(Path.of(STDIN), e);
    }
  }

  private LintedFile file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(YamlReader.MOST_BYTES + 1);
      var source = new SourceFile(String.valueOf(path.getFileName()), bytes);
      return linted(linter.file(source, path), path.toString());
    } catch (IOException e) {
      throw CliErrors.unreadable(path, e);
    }
  }

  private List<LintedFile> folder(Path folder) {
    return linter.folder(FolderFiles.list(folder)).stream()
        .map(linted -> linted(linted, folder.resolve(linted.file()).normalize().toString()))
        .toList();
  }

  private static LintedFile linted(Linted linted, String name) {
    return new LintedFile(
        name,
        linted.kind(),
        linted.findings().stream().map(Reported::of).map(f -> f.withFile(name)).toList());
  }
}
