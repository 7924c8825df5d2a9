package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;

/// The rows of one file as SQL.
sealed interface FileRows permits CsvRows, JsonRows, ParquetRows {

  /// Where the running number of a row stands in `from`.
  String NUMBER = "_p_number";

  /// One value of a row.
  ///
  /// @param value of the wanted type, null when there is none or it cannot be one
  /// @param given true when the file has a value there; empty when `value` is never a failure
  record Cell(String value, Optional<String> given) {}

  SourceFile file();

  /// Names of columns as the file spells them, in order.
  List<String> columns();

  /// A SELECT of the raw columns and `NUMBER`, counted from 1.
  String from();

  /// A SELECT of the raw columns, for whoever does not count; cheaper where counting is work.
  String rows();

  /// The value of a column of `columns`.
  Cell cell(String column, Type type);

  /// The raw value of a column of `columns` as text, null for none.
  String text(String column);

  /// True for a row that is none; never null.
  String malformed();

  /// The whole raw row as JSON text.
  String json();

  /// What is wrong with the file when the engine cannot read it.
  default WeftException unreadable() {
    if (this instanceof ParquetRows) {
      return SourceErrors.notParquet(file());
    }
    Optional<String> mixed = this instanceof CsvRows ? LineEnds.mixed(file()) : Optional.empty();
    return mixed
        .map(where -> SourceErrors.mixedLineEnds(file(), where))
        .orElseGet(() -> SourceErrors.notOfItsFormat(file()));
  }

  /// The file's spelling of a column: exactly, else apart from upper and lower case.
  default Optional<String> find(String source) {
    return columns().stream()
        .filter(source::equals)
        .findFirst()
        .or(() -> columns().stream().filter(source::equalsIgnoreCase).findFirst());
  }
}
