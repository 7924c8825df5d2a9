package dev.weft.usecases.records;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.Counters;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.usecases.paging.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row per record of the audit. The statement stands here and nowhere else: it may name tables
/// of several domains, so that no domain's auditor is shown it.
final class DecisionRows {

  static final List<String> COLUMNS =
      List.of(
          "record",
          "recorded_at",
          "kind",
          "principal",
          "principal_domain",
          "actor",
          "via",
          "trace",
          "action",
          "purpose",
          "statement",
          "fingerprint",
          "outcome",
          "code",
          "table_count",
          "times",
          "row_count",
          "byte_count",
          "millis",
          "run",
          "about",
          "registry");

  private DecisionRows() {}

  static List<@Nullable Object> of(StoredRecord stored) {
    AuditRecord record = stored.record();
    Counters counters = stored.counters();
    var row = new ArrayList<@Nullable Object>();
    row.add(stored.id());
    row.add(Instants.text(record.at()));
    row.add(word(record.kind()));
    row.add(record.who().principal());
    row.add(Domains.ofPrincipal(record.who().principal()));
    row.add(orNull(record.who().actor()));
    row.add(record.who().via());
    row.add(record.who().trace());
    row.add(record.question().action());
    row.add(orNull(record.question().purpose()));
    row.add(orNull(record.question().text()));
    row.add(orNull(record.question().fingerprint()));
    row.add(word(record.outcome().verdict()));
    row.add(orNull(record.outcome().code()));
    row.add(record.tables().size());
    row.add(counters.times());
    row.add(counters.rows());
    row.add(counters.bytes());
    row.add(counters.millis());
    row.add(record.facts().get("run"));
    row.add(record.about() == 0 ? null : record.about());
    row.add(record.registry());
    return row;
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
