package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A CSV file: all texts, an empty field without quotes is null. Lines that are no record are left
/// out and told of in the engine's own tables of rejects.
///
/// @param columns of the header
record CsvRows(SourceFile file, char delimiter, List<String> columns) implements FileRows {

  CsvRows {
    columns = List.copyOf(columns);
  }

  static CsvRows of(SourceFile file) {
    CsvHeader header = CsvHeader.read(file);
    return new CsvRows(file, header.delimiter(), header.names());
  }

  @Override
  public String from() {
    return "SELECT *, row_number() OVER () AS " + NUMBER + " FROM " + read();
  }

  @Override
  public String rows() {
    return "SELECT * FROM " + read();
  }

  @Override
  public String text(String column) {
    return raw(columns.indexOf(column));
  }

  private String read() {
    String types =
        IntStream.range(0, columns.size())
            .mapToObj(i -> SqlText.text(raw(i)) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_csv("
        + SqlText.file(file.path())
        + ", auto_detect=false, header=true, delim="
        + SqlText.text(String.valueOf(delimiter))
        + ", quote='\"', escape='\"', nullstr='', allow_quoted_nulls=false,"
        + " hive_partitioning=false, compression='none', store_rejects=true, columns="
        + types
        + ")";
  }

  @Override
  public Cell cell(String column, Type type) {
    return TextValue.of(raw(columns.indexOf(column)), type);
  }

  @Override
  public String malformed() {
    return "false";
  }

  @Override
  public String json() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> SqlText.text(columns.get(i)) + ", " + raw(i))
        .collect(Collectors.joining(", ", "CAST(json_object(", ") AS VARCHAR)"));
  }

  /// What the file's column is called in SQL.
  static String raw(int column) {
    return "_r_" + column;
  }
}
