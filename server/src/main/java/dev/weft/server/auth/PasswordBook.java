package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.usecases.access.Passwords;
import dev.weft.usecases.access.SessionView;
import java.util.function.Supplier;

/// The way of a door to passwords. What works one out takes a place, and whoever guesses waits.
/// Thread-safe.
public interface PasswordBook {

  /// The person of that name and password. Throws `WeftException`: ACCESS_SIGN_IN, ACCESS_LOCKED
  /// after too many guesses, SERVER_BUSY when no place gets free in time.
  Principal person(SignIn.Shown shown, String name, String password);

  /// Makes a token with which somebody sets their password. Throws `WeftException`: ACCESS_ROLE,
  /// REGISTRY_NOT_FOUND.
  SessionView offer(Caller caller, String who);

  /// Sets a password with such a token. Throws `WeftException`: ACCESS_PASSWORD, and what `person`
  /// throws.
  void set(SignIn.Shown shown, String token, String password);

  /// Changes the caller's own. Throws `WeftException`: ACCESS_PASSWORD, and what `person` throws.
  void change(SignIn.Shown shown, Caller caller, String old, String password);

  /// The book of the mesh.
  ///
  /// @param places how many passwords are worked out at once
  static PasswordBook of(Passwords passwords, SignIn signIn, Places places) {
    return new PasswordBook() {
      @Override
      public Principal person(SignIn.Shown shown, String name, String password) {
        return guarded(shown, "password " + name, () -> passwords.person(name, password));
      }

      @Override
      public SessionView offer(Caller caller, String who) {
        return passwords.offer(caller, who);
      }

      @Override
      public void set(SignIn.Shown shown, String token, String password) {
        guarded(
            shown,
            "first password",
            () -> {
              passwords.set(token, password, shown.via(), shown.trace());
              return token;
            });
      }

      @Override
      public void change(SignIn.Shown shown, Caller caller, String old, String password) {
        guarded(
            shown,
            "password " + caller.principal().text(),
            () -> {
              passwords.change(caller, old, password);
              return caller;
            });
      }

      private <T> T guarded(SignIn.Shown shown, String what, Supplier<T> deed) {
        return signIn.guarded(shown, what, places, deed);
      }
    };
  }
}
