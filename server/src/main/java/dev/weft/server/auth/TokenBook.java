package dev.weft.server.auth;

import dev.weft.model.access.Principal;
import java.util.Optional;

/// What a door asks to know who somebody is. Thread-safe.
public interface TokenBook {

  /// Whose living token has this hash; empty when unknown, revoked or expired.
  ///
  /// @param hash SHA-256 of the whole token in UTF-8, as lower-case hexadecimal
  Optional<Principal> find(String hash);

  /// Whether the mesh knows a person of that name.
  boolean knowsPerson(String name);
}
