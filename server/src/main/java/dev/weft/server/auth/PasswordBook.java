package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.usecases.access.Passwords;
import dev.weft.usecases.access.SessionView;

/// What a door asks about passwords. Thread-safe.
public interface PasswordBook {

  /// The person of that name and password. Throws `WeftException` (ACCESS_SIGN_IN).
  Principal person(String name, String password);

  /// Makes a token with which somebody sets their password. Throws `WeftException`: ACCESS_ROLE,
  /// REGISTRY_NOT_FOUND.
  SessionView offer(Caller caller, String who);

  /// Sets a password with such a token. Throws `WeftException`: ACCESS_SIGN_IN, ACCESS_PASSWORD.
  void set(String token, String password, String trace);

  /// Changes the caller's own. Throws `WeftException`: ACCESS_SIGN_IN, ACCESS_PASSWORD.
  void change(Caller caller, String old, String password);

  /// The book of the mesh.
  static PasswordBook of(Passwords passwords) {
    return new PasswordBook() {
      @Override
      public Principal person(String name, String password) {
        return passwords.person(name, password);
      }

      @Override
      public SessionView offer(Caller caller, String who) {
        return passwords.offer(caller, who);
      }

      @Override
      public void set(String token, String password, String trace) {
        passwords.set(token, password, "rest", trace);
      }

      @Override
      public void change(Caller caller, String old, String password) {
        passwords.change(caller, old, password);
      }
    };
  }
}
