package dev.weft.usecases.records;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.copy.CopyWords;
import dev.weft.capture.copy.HeldTable;
import dev.weft.capture.copy.SourceTable;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.SealedRecords;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.model.product.Build.Origin;
import dev.weft.usecases.usage.CountReads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tables of what the platform recorded, from so many days ago up to the moment of reading. Whoever
/// reads one has the records of everybody: only builds of the mesh's own products do. Thread-safe.
public final class PlatformRecords {

  private final Catalog catalog;
  private final AuditLog log;
  private final CountReads reads;

  public PlatformRecords(Catalog catalog, AuditLog log, CountReads reads) {
    this.catalog = catalog;
    this.log = log;
    this.reads = reads;
  }

  /// The table of an origin. Reading it throws AUDIT_CHANGED when the audit is not as it was
  /// written, and AUDIT_UNAVAILABLE when it cannot be sealed.
  public SourceTable table(Origin.Records origin, CopyLimits limits) {
    return switch (origin.set()) {
      case DECISIONS ->
          audit(origin, limits, DecisionRows.COLUMNS, stored -> Stream.of(DecisionRows.of(stored)));
      case DECIDED_TABLES -> audit(origin, limits, TableRows.COLUMNS, TableRows::of);
      case DECIDED_COLUMNS -> audit(origin, limits, ColumnRows.COLUMNS, ColumnRows::of);
      case COLUMN_READS ->
          held(origin, limits, ReadRows.COLUMNS, row -> eachRead(origin.days(), row));
    };
  }

  private static SourceTable held(
      Origin.Records origin, CopyLimits limits, List<String> columns, HeldTable.Rows rows) {
    return new HeldTable(origin.set().word(), columns, limits, CopyWords.ofRecords(), rows);
  }

  private SourceTable audit(
      Origin.Records origin,
      CopyLimits limits,
      List<String> columns,
      Function<StoredRecord, Stream<List<@Nullable Object>>> rows) {
    return held(
        origin,
        limits,
        columns,
        row -> eachRecord(origin.days(), stored -> rows.apply(stored).forEach(row)));
  }

  /// Counters move until their segment is sealed, so that only then a record is the same for
  /// everybody.
  private void eachRecord(int days, Consumer<StoredRecord> each) {
    log.seal();
    SealedRecords sealed = log.sealedSince(now() - TimeUnit.DAYS.toMicros(days));
    for (var page = sealed.next(); !page.isEmpty(); page = sealed.next()) {
      page.forEach(each);
    }
  }

  private void eachRead(int days, Consumer<List<@Nullable Object>> row) {
    reads.flush();
    long since = Math.floorDiv(now(), TimeUnit.DAYS.toMicros(1)) - days;
    catalog.read(
        reading -> {
          reading.usage().each(since, read -> row.accept(ReadRows.of(read)));
          return since;
        });
  }

  private long now() {
    return catalog.<Long>read(reading -> reading.now());
  }
}
