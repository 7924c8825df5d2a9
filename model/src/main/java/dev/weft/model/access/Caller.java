package dev.weft.model.access;

import java.util.Optional;

/// Who asks, through which door, and on whose behalf. Bound once at each door.
///
/// @param actor the one really signed in, when it acts as somebody else
/// @param via the door: rest, cli, flight, build
/// @param trace id of the request in logs
public record Caller(Principal principal, Optional<Principal> actor, String via, String trace) {

  private static final String BY = " (by ";

  /// For records: `cy`, or `cy (by operator)`.
  public String text() {
    return principal.text() + actor.map(by -> BY + by.text() + ")").orElse("");
  }

  /// As whom somebody asked, by such a text: the [Principal#text] in it.
  public static String principalIn(String text) {
    int by = text.indexOf(BY);
    return by < 0 ? text : text.substring(0, by);
  }
}
