package dev.weft.server.auth;

import dev.weft.model.access.Principal;
import dev.weft.usecases.access.Authenticate;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.RecognizePerson;
import dev.weft.usecases.access.Vouched;

/// What a door asks to know who somebody is. Thread-safe.
public interface TokenBook {

  /// Who holds a token. Throws `WeftException` (ACCESS_SIGN_IN) when it opens nothing.
  Holder signIn(String token);

  /// Whose personal token has that id, and what for. Throws `WeftException` (ACCESS_SIGN_IN) when
  /// it opens nothing any more.
  Holder owner(String id);

  /// The person an issuer speaks of. Throws `WeftException`: ACCESS_SIGN_IN when it means nobody,
  /// ACCESS_TOKEN_ENDED when they have left the mesh.
  Holder recognize(Vouched vouched, SignIn.Shown shown);

  /// Grows whenever something of this book may have changed.
  long position();

  /// The declared person of that name. Throws `WeftException` (ACCESS_IMPERSONATION) when there is
  /// none.
  Principal declared(String name);

  /// The book of the mesh.
  static TokenBook of(Authenticate authenticate, RecognizePerson recognize) {
    return new TokenBook() {
      @Override
      public Holder signIn(String token) {
        return authenticate.signIn(token);
      }

      @Override
      public Holder owner(String id) {
        return authenticate.owner(id);
      }

      @Override
      public Holder recognize(Vouched vouched, SignIn.Shown shown) {
        return recognize.recognize(vouched, shown.via(), shown.trace());
      }

      @Override
      public long position() {
        return authenticate.position();
      }

      @Override
      public Principal declared(String name) {
        return authenticate.declared(name);
      }
    };
  }
}
