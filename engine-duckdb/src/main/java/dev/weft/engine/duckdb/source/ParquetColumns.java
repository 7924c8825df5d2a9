package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of Parquet files that are one table: the union of what each has.
///
/// @param from what follows FROM to read them all
/// @param types the engine's types by the files' names of columns, in order
public record ParquetColumns(String from, Map<String, String> types) {

  /// Reads footers. Throws `CAPTURE_UNREADABLE`.
  public static ParquetColumns of(Session session, List<SourceFile> files) {
    List<ParquetRows> each = files.stream().map(file -> ParquetRows.of(session, file)).toList();
    String from =
        "read_parquet("
            + SqlText.files(files.stream().map(SourceFile::path).toList())
            + ", hive_partitioning=false"
            + (each.size() > 1 ? ", union_by_name=true" : "")
            + ")";
    if (each.size() == 1) {
      ParquetRows only = each.getFirst();
      Map<String, String> types = new LinkedHashMap<>();
      for (int i = 0; i < only.columns().size(); i++) {
        types.put(only.columns().get(i), only.types().get(i));
      }
      return new ParquetColumns(from, types);
    }
    return new ParquetColumns(from, together(session, files, from));
  }

  private static Map<String, String> together(
      Session session, List<SourceFile> files, String from) {
    Map<String, String> types = new LinkedHashMap<>();
    try {
      session.rows(
          "DESCRIBE SELECT * FROM " + from, row -> types.put(row.string(1), row.string(2)) == null);
      return types;
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED
          ? EngineErrors.cancelled()
          : SourceErrors.differentColumns(files.getFirst());
    }
  }
}
