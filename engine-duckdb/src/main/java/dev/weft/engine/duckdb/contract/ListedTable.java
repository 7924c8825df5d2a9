package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.ListedFile;
import dev.weft.engine.DataChecks.Source;
import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.ScanSql;
import dev.weft.engine.duckdb.source.ParquetFields;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A table whose metadata lists its files: each is read by what its own footer says, as foreign
/// metadata need not tell which schema a file was written with.
record ListedTable(Session session, Source.Listed source) {

  /// Statements beyond this many branches take longer to plan than to run.
  private static final int MOST_BRANCHES = 500;

  /// Throws `CAPTURE_UNREADABLE` for files that are not what the metadata says.
  CheckedTable view(String view, List<Wanted> wanted) {
    Schema schema = wanted(wanted);
    String from = "(" + select(schema) + ")";
    Map<String, String> types = new LinkedHashMap<>();
    session.rows(
        "DESCRIBE SELECT * FROM " + from, row -> types.put(row.string(1), row.string(2)) == null);
    types.keySet().retainAll(schema.names());
    // two words, as some of Iceberg's are the engine's and mean less here
    source.untyped().forEach((name, type) -> types.put(name, "iceberg " + type));
    return new TypedView(view, wanted, types).create(session, from);
  }

  /// Only what the contract asks for, so that nothing else can be in the way.
  private Schema wanted(List<Wanted> wanted) {
    return new Schema(
        wanted.stream()
            .flatMap(one -> spelling(one, source.schema().names()).stream())
            .distinct()
            .flatMap(name -> source.schema().column(name).stream())
            .toList());
  }

  private static Optional<String> spelling(Wanted wanted, List<String> names) {
    return wanted.spellings().stream()
        .filter(names::contains)
        .findFirst()
        .or(
            () ->
                wanted.spellings().stream()
                    .flatMap(name -> names.stream().filter(name::equalsIgnoreCase))
                    .findFirst());
  }

  private String select(Schema schema) {
    List<Path> paths = source.files().stream().map(ListedFile::path).toList();
    Map<Path, Schema> footers = ParquetFields.of(session, paths);
    var rows = new ListedRows(schema);
    for (ListedFile file : source.files()) {
      Schema writer = footers.getOrDefault(file.path(), new Schema(List.of()));
      rows.add(file, saysIds(writer) ? writer : mapped(file.path(), writer, schema));
    }
    if (rows.branches() > MOST_BRANCHES) {
      throw unreadable("rows are deleted from, or columns filled into, too many of them");
    }
    String untyped =
        source.untyped().keySet().stream()
            .map(name -> ", CAST(NULL AS VARCHAR) AS " + SqlText.name(name))
            .collect(Collectors.joining());
    return untyped.isEmpty() ? rows.sql() : "SELECT *" + untyped + " FROM (" + rows.sql() + ")";
  }

  private static boolean saysIds(Schema writer) {
    return writer.columns().stream().anyMatch(column -> column.id() > 0);
  }

  private Schema mapped(Path path, Schema writer, Schema schema) {
    if (source.mapping().isEmpty()) {
      throw unreadable(path + " does not say which of its columns has which field id");
    }
    Schema mapped = MappedIds.in(writer, source.mapping());
    if (!ScanSql.namesAgree(schema, mapped)) {
      throw unreadable(path + " has no field ids and calls fields otherwise than the table");
    }
    return mapped;
  }

  private static WeftException unreadable(String why) {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Cannot read the table's data files: " + why,
        "Rewrite the data files of the table, and test again.");
  }
}
