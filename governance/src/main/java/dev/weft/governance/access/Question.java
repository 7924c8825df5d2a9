package dev.weft.governance.access;

import dev.weft.model.access.Principal;
import java.util.List;
import java.util.Optional;

/// What a statement wants: all of its tables, once each, decided together.
///
/// @param purpose the stated one; empty when the caller left it open
/// @param grant id of the agreement that the caller chose; empty for none
/// @param via the door: rest, cli, flight, build …
public record Question(
    Principal principal,
    Optional<String> purpose,
    Optional<String> grant,
    String via,
    List<TableFacts> tables) {
  public Question {
    tables = List.copyOf(tables);
  }
}
