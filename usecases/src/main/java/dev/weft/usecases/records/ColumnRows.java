package dev.weft.usecases.records;

import static dev.weft.usecases.records.DecisionRows.orNull;
import static dev.weft.usecases.records.DecisionRows.word;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Column;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.usecases.paging.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row per record, table and column.
final class ColumnRows {

  static final List<String> COLUMNS =
      List.of(
          "record",
          "recorded_at",
          "kind",
          "ordinal",
          "principal",
          "principal_domain",
          "purpose",
          "domain",
          "product",
          "major",
          "table_name",
          "column_name",
          "shown",
          "used",
          "times");

  private ColumnRows() {}

  static Stream<List<@Nullable Object>> of(StoredRecord stored) {
    return stored.record().tables().stream()
        .flatMap(table -> table.columns().stream().map(column -> row(stored, table, column)));
  }

  private static List<@Nullable Object> row(StoredRecord stored, Table table, Column column) {
    AuditRecord record = stored.record();
    var row = new ArrayList<@Nullable Object>();
    row.add(stored.id());
    row.add(Instants.text(record.at()));
    row.add(word(record.kind()));
    row.add(record.tables().indexOf(table) + 1);
    row.add(record.who().principal());
    row.add(Domains.ofPrincipal(record.who().principal()));
    row.add(orNull(record.question().purpose()));
    row.add(Domains.of(table.product()));
    row.add(table.product());
    row.add(table.major());
    row.add(table.name());
    row.add(column.name());
    row.add(column.shown());
    row.add(column.used());
    row.add(stored.counters().times());
    return row;
  }
}
