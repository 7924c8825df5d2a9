package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A Parquet file: values keep their types and are cast where another is declared; a cast that
/// would lose something in a whole number or a date fails.
///
/// @param types the engine's names of the columns' types, in their order
record ParquetRows(SourceFile file, List<String> columns, List<String> types) implements FileRows {

  ParquetRows {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }

  static ParquetRows of(Session session, SourceFile file) {
    if (!Files.isRegularFile(file.path())) {
      throw SourceErrors.noFile(file);
    }
    try {
      ParquetNesting.check(session, file);
      List<String> columns = new ArrayList<>();
      List<String> types = new ArrayList<>();
      session.rows(
          "DESCRIBE SELECT * FROM " + read(file),
          row -> columns.add(row.string(1)) && types.add(row.string(2)));
      return new ParquetRows(file, columns, types);
    } catch (WeftException e) {
      if (e.code() == ErrorCode.SQL_CANCELLED) {
        throw EngineErrors.cancelled();
      }
      throw e.code() == ErrorCode.CAPTURE_UNREADABLE ? e : SourceErrors.notParquet(file);
    }
  }

  @Override
  public String from() {
    return "SELECT " + raws() + ", file_row_number + 1 AS " + NUMBER + " FROM " + read(file);
  }

  @Override
  public String rows() {
    return "SELECT " + raws() + " FROM " + read(file);
  }

  @Override
  public String text(String column) {
    return "CAST(" + raw(columns.indexOf(column)) + " AS VARCHAR)";
  }

  private String raws() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> SqlText.name(columns.get(i)) + " AS " + raw(i))
        .collect(Collectors.joining(", "));
  }

  @Override
  public Cell cell(String column, Type type) {
    int index = columns.indexOf(column);
    String value = raw(index);
    String from = types.get(index);
    String to = TypeSql.of(type);
    if (from.equals(to)) {
      return new Cell(value, Optional.empty());
    }
    if (type == Primitive.STRING) {
      return new Cell("CAST(" + value + " AS VARCHAR)", Optional.empty());
    }
    if (from.equals("VARCHAR")) {
      return TextValue.of(value, type);
    }
    String cast = "TRY_CAST(" + value + " AS " + to + ")";
    boolean exact = type == Primitive.INT || type == Primitive.LONG || type == Primitive.DATE;
    String kept =
        exact
            ? "CASE WHEN TRY_CAST("
                + cast
                + " AS "
                + from
                + ") = "
                + value
                + " THEN "
                + cast
                + " END"
            : cast;
    return new Cell(kept, Optional.of(value + " IS NOT NULL"));
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

  private static String read(SourceFile file) {
    return "read_parquet(" + SqlText.file(file.path()) + ", hive_partitioning=false)";
  }

  private static String raw(int column) {
    return "_r_" + column;
  }
}
