package dev.weft.usecases.offline;

import dev.weft.engine.DataChecks.Format;
import dev.weft.engine.DataChecks.Source;
import dev.weft.formats.bitol.DescribedData;
import dev.weft.lake.foreign.TableFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which files are which table's. Whether they can be read is found out when they are.
final class DataFiles {

  private final DescribedData contract;
  private final Map<String, List<Path>> files = new LinkedHashMap<>();

  private DataFiles(DescribedData contract) {
    this.contract = contract;
  }

  /// Sources by the name of their table. Throws CLI_USAGE for what cannot be told.
  static Map<String, Source> of(DescribedData contract, TestedData.Paths paths) {
    var all = new DataFiles(contract);
    paths.any().forEach(all::add);
    paths.byTable().forEach(all::add);
    if (all.files.isEmpty()) {
      throw TestErrors.noData();
    }
    Map<String, Source> sources = new LinkedHashMap<>();
    all.files.forEach((table, list) -> sources.put(table, source(table, list)));
    return sources;
  }

  private void add(String name, List<Path> paths) {
    DescribedData.Table table =
        find(name).orElseThrow(() -> TestErrors.unknownTable(name, contract));
    paths.forEach(path -> add(table, path));
  }

  private void add(Path path) {
    List<DescribedData.Table> tables = contract.tables();
    DescribedData.Table table =
        tables.size() == 1
            ? tables.getFirst()
            : find(stem(path)).orElseThrow(() -> TestErrors.whichTable(path, contract));
    add(table, path);
  }

  private void add(DescribedData.Table table, Path path) {
    files.computeIfAbsent(table.object().name(), name -> new ArrayList<>()).add(path);
  }

  private Optional<DescribedData.Table> find(String name) {
    return contract.tables().stream()
        .filter(table -> table.object().name().equals(name))
        .findFirst()
        .or(
            () ->
                contract.tables().stream()
                    .filter(table -> table.physicalName().equalsIgnoreCase(name))
                    .findFirst());
  }

  /// A file or folder of one table, by the endings of its names.
  static Source source(String table, Path path) {
    return source(table, List.of(path));
  }

  /// The same in a format that is known, whatever its names end in.
  static Source source(String table, Path path, Format format) {
    return Files.isDirectory(path) ? source(table, path) : new Source.Files(List.of(path), format);
  }

  private static Source source(String table, List<Path> paths) {
    if (paths.stream().anyMatch(TableFolder::isOne)) {
      if (paths.size() > 1) {
        throw TestErrors.severalFormats(table);
      }
      return IcebergTable.source(paths.getFirst());
    }
    List<Path> files =
        paths.stream()
            .flatMap(path -> Files.isDirectory(path) ? inside(path).stream() : Stream.of(path))
            .toList();
    List<Format> formats = files.stream().map(DataFiles::format).distinct().toList();
    if (formats.size() > 1) {
      throw TestErrors.severalFormats(table);
    }
    return new Source.Files(files, formats.getFirst());
  }

  private static Format format(Path file) {
    return find(file).orElseThrow(() -> TestErrors.whichFormat(file));
  }

  private static Optional<Format> find(Path file) {
    return switch (ending(file)) {
      case "csv", "tsv" -> Optional.of(Format.CSV);
      case "json", "ndjson", "jsonl" -> Optional.of(Format.JSON);
      case "parquet" -> Optional.of(Format.PARQUET);
      default -> Optional.empty();
    };
  }

  /// The files of a folder that can be read, by name; other files are none of the table's.
  private static List<Path> inside(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found =
          all.filter(file -> find(file).isPresent() && Files.isRegularFile(file)).sorted().toList();
      if (found.isEmpty()) {
        throw TestErrors.whichFormat(folder);
      }
      return found;
    } catch (IOException e) {
      throw WeftException.of(
              ErrorCode.CAPTURE_UNREADABLE,
              "Cannot list the files of " + folder,
              "Check that you may read it.")
          .causedBy(e);
    }
  }

  private static String ending(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
