package dev.weft.catalog.people;

import java.util.Optional;

/// With what an issuer says something of a person. What it says later the same way takes the place
/// of what it said before; what it says another way stands beside it.
public final class Way {

  private Way() {}

  /// With a sign-in here; it counts as long as the session that began with it.
  ///
  /// @param id of the session's token
  public static String session(String id) {
    return "session:" + id;
  }

  /// With tokens that the issuer makes for a client; empty when it does not say for which.
  public static String client(Optional<String> name) {
    return "client:" + name.orElse("");
  }
}
