package dev.weft.engine.duckdb.write;

import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.check.RowRules;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The SELECTs of one write: the statement cast to the table's types, with partition values and the
/// first broken check beside the columns.
final class Projection {

  /// Number of the check that a row broke first, counted from 1; 0 for a row that stays.
  static final String BROKEN = "_p_broken";

  private final Write write;
  private final Schema schema;

  Projection(Write write) {
    this.write = write;
    this.schema = write.schema();
    refuseWhatCannotBeWritten();
  }

  /// Names of the columns with partition values.
  List<String> partitionNames() {
    return IntStream.range(0, write.partition().size()).mapToObj(i -> "_p_" + i).toList();
  }

  /// The table's columns, their names only.
  String columns() {
    return names(schema.names());
  }

  /// Partition and sort columns, in the order of files; empty when there is no order.
  String order() {
    List<String> order = new java.util.ArrayList<>(partitionNames());
    order.addAll(write.sort());
    return order.isEmpty() ? "" : " ORDER BY " + names(order);
  }

  /// The table's columns only, not ordered.
  String cast() {
    return cast(List.of());
  }

  private String cast(List<String> more) {
    Stream<String> casts =
        schema.columns().stream()
            .map(
                column ->
                    "CAST("
                        + SqlText.name(column.name())
                        + " AS "
                        + TypeSql.of(column.type())
                        + ") AS "
                        + SqlText.name(column.name()));
    return Stream.concat(casts, more.stream().map(SqlText::name))
        .collect(Collectors.joining(", ", "SELECT ", " FROM (" + write.select().sql() + "\n)"));
  }

  /// The table's columns and the partition values.
  String partitioned() {
    return "SELECT *" + partitionColumns() + " FROM (" + cast() + ")";
  }

  /// The table's columns, the partition values, `BROKEN` and counts of subjects.
  String judged() {
    List<String> counts =
        write.groups().stream()
            .map(LeastGroup::count)
            .flatMap(count -> Stream.concat(Stream.of(count.subjects()), count.present().stream()))
            .distinct()
            .toList();
    return "SELECT *" + partitionColumns() + ", " + broken() + " FROM (" + cast(counts) + ")";
  }

  /// The whole row as one JSON text.
  String json() {
    String fields =
        schema.columns().stream()
            .map(Column::name)
            .map(name -> SqlText.name(name) + " := " + SqlText.name(name))
            .collect(Collectors.joining(", ", "struct_pack(", ")"));
    return "CAST(to_json(" + fields + ") AS VARCHAR)";
  }

  private String partitionColumns() {
    return IntStream.range(0, write.partition().size())
        .mapToObj(
            i ->
                ", "
                    + PartitionSql.expression(write.partition().get(i), schema)
                    + " AS "
                    + SqlText.name("_p_" + i))
        .collect(Collectors.joining());
  }

  private String broken() {
    if (write.quarantine().isEmpty()) {
      return "0 AS " + BROKEN;
    }
    StringBuilder cases = new StringBuilder("CASE");
    int number = 1;
    for (Check check : write.quarantine()) {
      cases
          .append(" WHEN ")
          .append(RowRules.broken((Rule.OfRow) check.rule(), schema))
          .append(" THEN ")
          .append(number++);
    }
    return cases.append(" ELSE 0 END AS ").append(BROKEN).toString();
  }

  private void refuseWhatCannotBeWritten() {
    List<String> missing =
        schema.names().stream().filter(name -> !write.select().columns().contains(name)).toList();
    if (!missing.isEmpty()) {
      throw WriteErrors.missingColumns(missing);
    }
    Set<String> seen = new HashSet<>();
    for (String name : schema.names()) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw WriteErrors.sameName(name);
      }
    }
    for (String name : write.sort()) {
      if (schema.column(name).isEmpty()) {
        throw WriteErrors.unknownColumn(name);
      }
    }
  }

  static String names(List<String> names) {
    return String.join(", ", names.stream().map(SqlText::name).toList());
  }
}
