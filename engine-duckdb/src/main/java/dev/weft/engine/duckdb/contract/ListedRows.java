package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.ListedFile;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.ScanSql;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rows of listed files as one SELECT: a branch for all files that are read alike. Used once.
final class ListedRows {

  private static final String POSITION = "_position";

  private final Schema schema;
  private final Map<Alike, List<ScanFile>> files = new LinkedHashMap<>();

  ListedRows(Schema schema) {
    this.schema = schema;
  }

  /// What files have in common.
  ///
  /// @param constants of the columns that they lack and that are not null for all that
  /// @param reduced the only one of them, where rows of it are deleted
  private record Alike(Map<Column, Optional<String>> constants, Optional<ListedFile> reduced) {}

  /// @param writer what the file has, by its footer
  void add(ListedFile file, Schema writer) {
    var alike =
        new Alike(
            constants(file, writer), Optional.of(file).filter(one -> !one.deleted().isEmpty()));
    files
        .computeIfAbsent(alike, key -> new ArrayList<>())
        .add(new ScanFile(file.path().toString(), 0, 0, writer));
  }

  private Map<Column, Optional<String>> constants(ListedFile file, Schema writer) {
    Map<Column, Optional<String>> constants = new HashMap<>();
    for (Column column : schema.columns()) {
      boolean lacks = writer.columns().stream().noneMatch(own -> own.id() == column.id());
      if (lacks && file.constants().containsKey(column.id())) {
        constants.put(column, file.constants().getOrDefault(column.id(), Optional.empty()));
      }
    }
    return constants;
  }

  int branches() {
    return files.size();
  }

  String sql() {
    return files.isEmpty()
        ? ScanSql.select(new ScanPlan(schema, List.of()))
        : files.entrySet().stream()
            .map(group -> branch(group.getKey(), group.getValue()))
            .collect(Collectors.joining(" UNION ALL "));
  }

  private String branch(Alike alike, List<ScanFile> files) {
    Schema read =
        new Schema(
            schema.columns().stream()
                .filter(column -> !alike.constants().containsKey(column))
                .toList());
    String rows =
        alike
            .reduced()
            .map(file -> remaining(read, file, files.getFirst()))
            .orElseGet(() -> ScanSql.select(new ScanPlan(read, files)));
    return alike.constants().isEmpty() ? rows : filled(alike.constants(), rows);
  }

  private static String remaining(Schema read, ListedFile file, ScanFile scan) {
    String names = read.names().stream().map(SqlText::name).collect(Collectors.joining(", "));
    return "SELECT "
        + (names.isEmpty() ? "_row" : names)
        + " FROM ("
        + ScanSql.numbered(read, scan, POSITION)
        + ") ANTI JOIN (SELECT pos AS _deleted FROM read_parquet("
        + SqlText.files(file.deleted())
        + ", hive_partitioning=false) WHERE file_path = "
        + SqlText.text(file.location())
        + ") ON "
        + POSITION
        + " = _deleted";
  }

  private String filled(Map<Column, Optional<String>> constants, String rows) {
    String columns =
        schema.columns().stream()
            .map(
                column ->
                    constants.containsKey(column)
                        ? constant(column, constants.getOrDefault(column, Optional.empty()))
                        : SqlText.name(column.name()))
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + " FROM (" + rows + ")";
  }

  private static String constant(Column column, Optional<String> text) {
    String value =
        text.map(SqlText::text)
            .map(found -> column.type() == Primitive.BINARY ? "from_base64(" + found + ")" : found)
            .orElse("NULL");
    return "CAST("
        + value
        + " AS "
        + TypeSql.of(column.type())
        + ") AS "
        + SqlText.name(column.name());
  }
}
