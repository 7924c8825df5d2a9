package dev.weft.usecases.replay;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.model.access.Principal;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.Principals;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A question that the kernel was asked, without its moment: the same one asked again is equal.
///
/// @param purpose that it was decided for; empty for a product in its own domain and where it was
///   refused for want of one
/// @param tables each once, in the order of the record
record RecordedQuestion(
    Principal principal, Optional<String> purpose, String via, List<Table> tables) {

  RecordedQuestion {
    tables = List.copyOf(tables);
  }

  /// A table of a question.
  ///
  /// @param used columns that the statement used; empty where it was refused
  record Table(Name name, SortedSet<String> used) {
    Table {
      used = Collections.unmodifiableSortedSet(new TreeSet<>(used));
    }
  }

  /// A table of a major, whichever release of it was read.
  record Name(ProductId product, int major, String table) {
    String text() {
      return product + "@" + major + ":" + table;
    }
  }

  /// Empty where a name meant nothing, about which policies have no say.
  static Optional<RecordedQuestion> of(AuditRecord record) {
    if (record.tables().isEmpty()
        || record.tables().stream().anyMatch(table -> table.major() == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordedQuestion(
            Principals.recorded(record.who().principal()),
            Optional.of(record.question().purpose()).filter(purpose -> !purpose.isEmpty()),
            record.who().via(),
            record.tables().stream().map(RecordedQuestion::table).toList()));
  }

  private static Table table(AuditRecord.Table table) {
    var used = new TreeSet<String>();
    table.columns().stream()
        .filter(AuditRecord.Column::used)
        .map(AuditRecord.Column::name)
        .forEach(used::add);
    return new Table(new Name(ProductId.of(table.product()), table.major(), table.name()), used);
  }
}
