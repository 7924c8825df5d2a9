package dev.weft.engine;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.model.product.Build.FileFormat;
import java.util.List;
import java.util.Optional;

/// Looks at the rows of a file to say what its columns could be. Reads the whole file. Thread-safe.
public interface SourceProfiler {

  /// What was seen.
  ///
  /// @param unreadable lines that are no record
  /// @param candidateKey a column without gaps whose values all differ and that looks like a key
  record Profile(
      long rows, long unreadable, List<ColumnProfile> columns, Optional<String> candidateKey) {
    public Profile {
      columns = List.copyOf(columns);
    }
  }

  /// What was seen of a column.
  ///
  /// @param name as the file spells it; empty when it has none
  /// @param type in SQL's words
  /// @param known what of it the file says itself, and is no guess
  /// @param missing rows without a value
  /// @param neverNegative for numbers: no value is below 0
  record ColumnProfile(
      String name, String type, Known known, long missing, boolean neverNegative) {}

  /// What a file says itself about a column.
  enum Known {
    NOTHING,
    TYPE,
    TYPE_AND_REQUIRED
  }

  /// As a capture reads it: objects and lists in lines of JSON are texts. Throws
  /// `CAPTURE_UNREADABLE` when the file is not of its format, or has more columns than a contract.
  Profile profile(SourceFile file, FileFormat format);

  /// JSON as tests of data read it: objects one per line, in one array or one after the other. What
  /// all is an object or all a list has a type with its fields. Throws `CAPTURE_UNREADABLE`.
  Profile profileJson(SourceFile file);
}
