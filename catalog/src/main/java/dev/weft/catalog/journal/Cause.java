package dev.weft.catalog.journal;

/// Why a change was made; stands on every journal entry of its transaction.
///
/// @param principal who, as in `Principal.text()`
/// @param via the door: rest, cli, flight, build, background
/// @param trace id of the request in logs; empty when there is none
public record Cause(String principal, String via, String trace) {
  public Cause {
    if (principal.isBlank() || via.isBlank()) {
      throw new IllegalArgumentException("A cause names who and through which door");
    }
  }
}
