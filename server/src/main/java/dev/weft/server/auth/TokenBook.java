package dev.weft.server.auth;

import dev.weft.model.access.Principal;
import java.util.function.Function;

/// What a door asks to know who somebody is. Thread-safe.
public interface TokenBook {

  /// Who holds a token. Throws `WeftException` (ACCESS_SIGN_IN) when it opens nothing.
  Principal signIn(String token);

  /// The declared person of that name. Throws `WeftException` (ACCESS_IMPERSONATION) when there is
  /// none.
  Principal declared(String name);

  /// Made of the two answers.
  static TokenBook of(Function<String, Principal> signIn, Function<String, Principal> declared) {
    return new TokenBook() {
      @Override
      public Principal signIn(String token) {
        return signIn.apply(token);
      }

      @Override
      public Principal declared(String name) {
        return declared.apply(name);
      }
    };
  }
}
