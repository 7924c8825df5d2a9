package dev.weft.usecases.audit;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which records are asked for; empty parts ask for all.
///
/// @param column `domain/product:table#column`: only what used it
/// @param since how long ago at most (`7d`, `12h`, `30m`), a day or a moment
/// @param outcome allow, deny, answered or failed
public record AuditQuestion(
    Optional<String> column,
    Optional<String> since,
    Optional<String> principal,
    Optional<String> outcome,
    Optional<ProductId> product) {

  /// Reads the texts. Throws `WeftException` (SERVER_REQUEST) when one of them is nothing.
  ///
  /// @param now microseconds since the epoch
  Understood understood(long now) {
    Optional<Address> address = column.map(AuditQuestion::column);
    return new Understood(
        new AuditFilter(
            since.map(text -> Since.micros(text, now)).orElse(0L),
            principal.orElse(""),
            outcome.map(AuditQuestion::verdict).orElse(""),
            address.map(Address::product).or(() -> product).map(ProductId::toString).orElse(""),
            address.flatMap(Address::table).orElse("")),
        address);
  }

  /// What the store can tell, and what is looked for in each record.
  record Understood(AuditFilter filter, Optional<Address> column) {
    boolean matches(AuditRecord record) {
      return column.map(address -> uses(record, address)).orElse(true);
    }

    private static boolean uses(AuditRecord record, Address address) {
      return record.tables().stream()
          .filter(table -> table.product().equals(address.product().toString()))
          .filter(table -> table.name().equals(address.table().orElseThrow()))
          .filter(
              table ->
                  !(address.state() instanceof Address.State.Major(int major))
                      || table.major() == major)
          .flatMap(table -> table.columns().stream())
          .anyMatch(one -> one.used() && one.name().equals(address.column().orElseThrow()));
    }
  }

  private static Address column(String text) {
    return Address.find(text)
        .filter(address -> address.column().isPresent())
        .orElseThrow(() -> AuditFailures.noColumn(text));
  }

  private static String verdict(String word) {
    return Arrays.stream(Verdict.values())
        .map(Verdict::name)
        .filter(name -> name.toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> AuditFailures.noOutcome(word));
  }
}
