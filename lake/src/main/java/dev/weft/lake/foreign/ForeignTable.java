package dev.weft.lake.foreign;

import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest state of a table of others.
///
/// @param schema its columns with their field ids
/// @param untyped what those columns are, by name, that have a type no table of Weft has
public record ForeignTable(Schema schema, Map<String, String> untyped, List<DataFile> files) {

  /// A file of rows, in Parquet.
  ///
  /// @param path absolute, within the table's folder
  /// @param constants what a column has in all rows of the file where the file itself lacks the
  ///   column, as text by field id; null is empty, bytes are base64. Columns that are not here are
  ///   null then.
  public record DataFile(Path path, Map<Integer, Optional<String>> constants) {
    public DataFile {
      constants = Map.copyOf(constants);
    }
  }

  public ForeignTable {
    untyped = Map.copyOf(untyped);
    files = List.copyOf(files);
  }
}
