package dev.weft.usecases.audit;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.Counters;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.usecases.paging.Instants;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A record as its reader may see it.
///
/// @param kind decision, usage or discovery
/// @param actor who was really signed in, when it was somebody else
/// @param statement without literals; null when it concerns tables that the reader may not know of
/// @param outcome allow or deny; of a usage answered or failed
/// @param code of a refusal or failure
/// @param otherTables how many tables are not shown
/// @param times how many identical ones this stands for
/// @param run of the build that asked
/// @param about the decision that a usage belongs to
/// @param registry position of the journal that the decision saw
public record AuditView(
    long id,
    String at,
    String kind,
    String principal,
    @Nullable String actor,
    String via,
    String trace,
    String action,
    @Nullable String purpose,
    @Nullable String statement,
    @Nullable String fingerprint,
    String outcome,
    @Nullable String code,
    List<Table> tables,
    int otherTables,
    long times,
    long rows,
    long bytes,
    long millis,
    @Nullable String run,
    @Nullable Long about,
    long registry) {

  /// One table.
  ///
  /// @param release what was read of it
  /// @param grant what the decision rests on: membership or agreement, and which
  /// @param filters how many row filters were in force
  /// @param minimumGroup subjects that a group needed at least
  /// @param policies what was considered, with the hash of its text
  public record Table(
      String product,
      int major,
      String table,
      @Nullable String release,
      @Nullable String grant,
      List<Column> columns,
      int filters,
      @Nullable Integer minimumGroup,
      String outcome,
      @Nullable String code,
      SortedMap<String, String> policies) {}

  /// One column.
  ///
  /// @param shown `show`, a mask's word or `hide`
  public record Column(String name, String shown, boolean used) {}

  static AuditView of(StoredRecord stored, AuditSight sight) {
    AuditRecord record = stored.record();
    boolean whole = sight.seesAll(record);
    var tables = sight.tables(record);
    Counters counters = stored.counters();
    return new AuditView(
        stored.id(),
        Instants.text(record.at()),
        word(record.kind()),
        record.who().principal(),
        orNull(record.who().actor()),
        record.who().via(),
        record.who().trace(),
        record.question().action(),
        orNull(record.question().purpose()),
        whole ? orNull(record.question().text()) : null,
        whole ? record.question().fingerprint() : null,
        word(record.outcome().verdict()),
        orNull(record.outcome().code()),
        tables.stream().map(AuditView::table).toList(),
        record.tables().size() - tables.size(),
        counters.times(),
        counters.rows(),
        counters.bytes(),
        counters.millis(),
        record.facts().get(DecisionRecord.RUN),
        record.about() == 0 ? null : record.about(),
        record.registry());
  }

  private static Table table(AuditRecord.Table table) {
    return new Table(
        table.product(),
        table.major(),
        table.name(),
        orNull(table.state()),
        orNull((table.grant().via() + " " + table.grant().id()).strip()),
        table.columns().stream()
            .map(column -> new Column(column.name(), column.shown(), column.used()))
            .toList(),
        table.filters(),
        table.minimumGroup() == 0 ? null : table.minimumGroup(),
        word(table.outcome().verdict()),
        orNull(table.outcome().code()),
        table.versions());
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
