package dev.weft.engine.duckdb.scan;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A scan plan as one SELECT with the columns of its schema, in order, with names and types as
/// there.
///
/// Files are grouped by the schema they were written with: `bound_schema` keeps the optimizer's
/// estimates, which a read by field id would lose. Only a group with renames inside nested fields
/// is read by field id.
public final class ScanSql {

  private ScanSql() {}

  public static String select(ScanPlan plan) {
    if (plan.files().isEmpty()) {
      return "SELECT " + projection(plan.schema(), List.of()) + " WHERE false";
    }
    Map<Schema, List<Path>> groups = new LinkedHashMap<>();
    for (ScanFile file : plan.files()) {
      groups.computeIfAbsent(file.writer(), writer -> new ArrayList<>()).add(Path.of(file.path()));
    }
    return groups.entrySet().stream()
        .map(group -> branch(plan.schema(), group.getKey(), group.getValue(), ""))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /// The rows of one file with one column more: their positions in the file, from 0.
  public static String numbered(Schema schema, ScanFile file, String position) {
    String number = ", file_row_number AS " + SqlText.name(position);
    return branch(schema, file.writer(), List.of(Path.of(file.path())), number);
  }

  /// @param more columns behind those of the schema
  private static String branch(Schema schema, Schema writer, List<Path> files, String more) {
    return namesAgree(schema, writer)
        ? byName(schema, writer, files, more)
        : FieldIdScan.select(schema, files, more);
  }

  /// Whether files of a writer can be read without field ids in them.
  public static boolean namesAgree(Schema schema, Schema writer) {
    boolean related =
        schema.columns().stream()
            .allMatch(
                column ->
                    Kinship.find(writer.columns(), column)
                        .map(old -> Kinship.namesAgree(old.type(), column.type()))
                        .orElse(true));
    return schema.columns().isEmpty() || (related && areApart(writer));
  }

  /// The engine sees no difference between upper and lower case in names.
  private static boolean areApart(Schema writer) {
    return writer.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count()
        == writer.columns().size();
  }

  private static String byName(Schema schema, Schema writer, List<Path> files, String more) {
    return "SELECT "
        + projection(schema, writer.columns())
        + more
        + " FROM read_parquet("
        + SqlText.files(files)
        + ", hive_partitioning=false"
        + bound(schema, writer)
        + ")";
  }

  private static String bound(Schema schema, Schema writer) {
    List<String> entries = new ArrayList<>();
    for (Column column : schema.columns()) {
      Kinship.find(writer.columns(), column)
          .ifPresent(
              old ->
                  entries.add(
                      SqlText.text(old.name()) + ": " + SqlText.text(TypeSql.of(column.type()))));
    }
    return entries.isEmpty() ? "" : ", bound_schema={" + String.join(", ", entries) + "}";
  }

  private static String projection(Schema schema, List<Column> written) {
    // rows are there to be counted even where nobody wants a column
    return schema.columns().isEmpty() ? "true AS _row" : columns(schema, written);
  }

  private static String columns(Schema schema, List<Column> written) {
    return schema.columns().stream()
        .map(column -> expression(column, Kinship.find(written, column)))
        .collect(Collectors.joining(", "));
  }

  private static String expression(Column column, Optional<Column> written) {
    String value =
        written
            .map(old -> SqlText.name(old.name()))
            .orElseGet(() -> "CAST(NULL AS " + TypeSql.of(column.type()) + ")");
    return value + " AS " + SqlText.name(column.name());
  }
}
