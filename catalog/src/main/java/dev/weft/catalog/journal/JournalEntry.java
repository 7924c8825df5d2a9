package dev.weft.catalog.journal;

import dev.weft.catalog.store.Json;
import java.util.Map;
import java.util.Optional;

/// One thing that happened.
///
/// @param position from 1, without gaps, in commit order
/// @param at microseconds since the epoch; never less than that of the entry before
/// @param kind what happened, for instance `release.published`
/// @param subject what it happened to, for instance `sales/orders@2`
/// @param detail a JSON object
public record JournalEntry(
    long position, long at, String kind, String subject, Cause cause, String detail) {

  /// A field of the detail as text; empty when it has none of that name.
  public Optional<String> find(String field) {
    return Optional.ofNullable(Json.read(detail, Map.class).get(field)).map(Object::toString);
  }
}
