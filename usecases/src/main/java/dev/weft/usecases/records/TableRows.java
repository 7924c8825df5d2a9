package dev.weft.usecases.records;

import static dev.weft.usecases.records.DecisionRows.orNull;
import static dev.weft.usecases.records.DecisionRows.word;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.usecases.paging.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row per record and table that it is about.
final class TableRows {

  static final List<String> COLUMNS =
      List.of(
          "record",
          "recorded_at",
          "kind",
          "ordinal",
          "principal",
          "principal_domain",
          "actor",
          "via",
          "action",
          "purpose",
          "domain",
          "product",
          "major",
          "table_name",
          "release",
          "grant_via",
          "grant_id",
          "filters",
          "minimum_group",
          "outcome",
          "code",
          "times",
          "run");

  private TableRows() {}

  static Stream<List<@Nullable Object>> of(StoredRecord stored) {
    return stored.record().tables().stream().map(table -> row(stored, table));
  }

  private static List<@Nullable Object> row(StoredRecord stored, Table table) {
    AuditRecord record = stored.record();
    var row = new ArrayList<@Nullable Object>();
    row.add(stored.id());
    row.add(Instants.text(record.at()));
    row.add(word(record.kind()));
    row.add(record.tables().indexOf(table) + 1);
    row.add(record.who().principal());
    row.add(Domains.ofPrincipal(record.who().principal()));
    row.add(orNull(record.who().actor()));
    row.add(record.who().via());
    row.add(record.question().action());
    row.add(orNull(record.question().purpose()));
    row.add(Domains.of(table.product()));
    row.add(table.product());
    row.add(table.major());
    row.add(table.name());
    row.add(orNull(table.state()));
    row.add(orNull(table.grant().via()));
    row.add(orNull(table.grant().id()));
    row.add(table.filters());
    row.add(table.minimumGroup() == 0 ? null : table.minimumGroup());
    row.add(word(table.outcome().verdict()));
    row.add(orNull(table.outcome().code()));
    row.add(stored.counters().times());
    row.add(record.facts().get("run"));
    return row;
  }
}
