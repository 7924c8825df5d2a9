package dev.weft.usecases.offline;

import dev.weft.engine.DataChecks.ListedFile;
import dev.weft.engine.DataChecks.MappedField;
import dev.weft.engine.DataChecks.Source;
import dev.weft.lake.foreign.ForeignTable;
import dev.weft.lake.foreign.TableFolder;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.List;

/// The folder of an Iceberg table as data to test.
final class IcebergTable {

  private IcebergTable() {}

  /// What cannot be read is a source that cannot be got at.
  static Source source(Path path) {
    try {
      ForeignTable table = TableFolder.read(path);
      return new Source.Listed(
          table.schema(),
          table.untyped(),
          table.files().stream()
              .map(
                  file ->
                      new ListedFile(
                          file.path(), file.location(), file.constants(), file.deleted()))
              .toList(),
          mapped(table.mapping()));
    } catch (WeftException e) {
      return new Source.Unreachable(e);
    }
  }

  private static List<MappedField> mapped(List<ForeignTable.MappedField> fields) {
    return fields.stream()
        .map(field -> new MappedField(field.names(), field.id(), mapped(field.inside())))
        .toList();
  }
}
