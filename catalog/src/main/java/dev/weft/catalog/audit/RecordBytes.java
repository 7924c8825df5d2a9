package dev.weft.catalog.audit;

import dev.weft.catalog.audit.AuditRecord.Column;
import dev.weft.catalog.audit.AuditRecord.Grant;
import dev.weft.catalog.audit.AuditRecord.Kind;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Question;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.audit.AuditRecord.Who;

/// The one spelling of a record in bytes, which the chain is over: version 1, then every field in
/// the order of the record's components. Another order or field is another version.
final class RecordBytes {

  private static final String VERSION = "weft.audit.record/1";

  private RecordBytes() {}

  static byte[] of(AuditRecord record) {
    return bytes(record, record.at(), record.who().trace());
  }

  /// The same for all records that differ in time and trace only.
  static byte[] identity(AuditRecord record) {
    return bytes(record, 0, "");
  }

  private static byte[] bytes(AuditRecord record, long at, String trace) {
    var out = new Canonical();
    out.text(VERSION).text(record.kind().name()).number(at).number(record.registry());
    Who who = record.who();
    out.text(who.principal()).text(who.actor()).text(who.via()).text(trace);
    Question asked = record.question();
    out.text(asked.action()).text(asked.purpose()).text(asked.text()).text(asked.fingerprint());
    outcome(out, record.outcome());
    out.list(record.tables(), RecordBytes::table);
    return out.map(record.facts()).number(record.about()).bytes();
  }

  private static void table(Canonical out, Table table) {
    out.text(table.product()).number(table.major()).text(table.name()).text(table.state());
    out.text(table.grant().via()).text(table.grant().id());
    out.list(
        table.columns(),
        (to, column) -> to.text(column.name()).text(column.shown()).number(column.used() ? 1 : 0));
    out.number(table.filters()).number(table.minimumGroup());
    outcome(out, table.outcome());
    out.map(table.versions());
  }

  private static void outcome(Canonical out, Outcome outcome) {
    out.text(outcome.verdict().name()).text(outcome.code());
  }

  /// Reads what `of` wrote. Throws IllegalArgumentException when the bytes are nothing of that
  /// kind.
  static AuditRecord read(byte[] bytes) {
    var in = new CanonicalInput(bytes);
    if (!in.text().equals(VERSION)) {
      throw new IllegalArgumentException("A record of an unknown version");
    }
    var record =
        new AuditRecord(
            Kind.valueOf(in.text()),
            in.number(),
            in.number(),
            new Who(in.text(), in.text(), in.text(), in.text()),
            new Question(in.text(), in.text(), in.text(), in.text()),
            outcome(in),
            in.list(RecordBytes::table),
            in.map(),
            in.number());
    in.end();
    return record;
  }

  private static Table table(CanonicalInput in) {
    return new Table(
        in.text(),
        (int) in.number(),
        in.text(),
        in.text(),
        new Grant(in.text(), in.text()),
        in.list(from -> new Column(from.text(), from.text(), from.number() == 1)),
        (int) in.number(),
        (int) in.number(),
        outcome(in),
        in.map());
  }

  private static Outcome outcome(CanonicalInput in) {
    return new Outcome(Verdict.valueOf(in.text()), in.text());
  }
}
