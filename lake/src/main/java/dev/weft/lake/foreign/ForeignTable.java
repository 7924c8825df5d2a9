package dev.weft.lake.foreign;

import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The newest state of a table of others.
///
/// @param schema its columns with their field ids
/// @param untyped what those columns are, by name, that have a type no table of Weft has
/// @param mapping which names mean which columns in files that say no field ids; empty where the
///   table says nothing of the kind
public record ForeignTable(
    Schema schema, Map<String, String> untyped, List<DataFile> files, List<MappedField> mapping) {

  /// A field by the names that files may give it.
  ///
  /// @param id 0 for none
  public record MappedField(Set<String> names, int id, List<MappedField> inside) {
    public MappedField {
      names = Set.copyOf(names);
      inside = List.copyOf(inside);
    }
  }

  /// A file of rows, in Parquet.
  ///
  /// @param path absolute, within the table's folder
  /// @param location what the table's own files call it
  /// @param constants what a column has in all rows of the file where the file itself lacks the
  ///   column, as text by field id; null is empty, bytes are base64. Columns that are not here are
  ///   null then.
  /// @param deleted files of positions of rows that are deleted, in Parquet
  public record DataFile(
      Path path, String location, Map<Integer, Optional<String>> constants, List<Path> deleted) {
    public DataFile {
      constants = Map.copyOf(constants);
      deleted = List.copyOf(deleted);
    }
  }

  public ForeignTable {
    untyped = Map.copyOf(untyped);
    files = List.copyOf(files);
    mapping = List.copyOf(mapping);
  }
}
