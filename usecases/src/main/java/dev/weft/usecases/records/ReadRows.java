package dev.weft.usecases.records;

import dev.weft.catalog.usage.ColumnRead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row per column, reader and day.
final class ReadRows {

  static final List<String> COLUMNS =
      List.of(
          "day",
          "principal",
          "principal_domain",
          "domain",
          "product",
          "major",
          "table_name",
          "column_name",
          "reads");

  /// Where rows were counted and no column was read.
  private static final String ROWS = "*";

  private ReadRows() {}

  static List<@Nullable Object> of(ColumnRead read) {
    var row = new ArrayList<@Nullable Object>();
    row.add(LocalDate.ofEpochDay(read.day()).toString());
    row.add(read.principal());
    row.add(Domains.ofPrincipal(read.principal()));
    row.add(read.major().product().domain());
    row.add(read.major().product().toString());
    row.add(read.major().major());
    row.add(read.table());
    row.add(read.column().isEmpty() ? ROWS : read.column());
    row.add(read.reads());
    return row;
  }
}
