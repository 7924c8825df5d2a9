package dev.weft.model.quality;

import dev.weft.model.error.Severity;

/// A rule of a contract, bound to a table.
///
/// @param name stable within its table, for instance `required(iata)` or the rule's own name
/// @param element the table or `table.column` it is about
/// @param severity error blocks the release, warning is shown, info is listed
/// @param quarantine rows that break it move aside; only for rules of a row
public record Check(
    String name,
    String table,
    String element,
    Rule rule,
    Severity severity,
    String dimension,
    boolean quarantine) {
  public Check {
    if (quarantine && !(rule instanceof Rule.OfRow)) {
      throw new IllegalArgumentException("Only rules of a row can quarantine, not " + name);
    }
  }
}
