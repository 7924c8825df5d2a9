package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.server.auth.oidc.IssuerToken;
import dev.weft.usecases.access.SessionView;
import dev.weft.usecases.access.Sessions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Begins and ends sessions. Thread-safe.
public interface SessionBook {

  /// How long they last.
  Duration time();

  /// Begins one of whom a token of an issuer means. Throws `WeftException` (ACCESS_SIGN_IN,
  /// ACCESS_TOKEN_ENDED) when they may not sign in.
  ///
  /// @param name where it is, for its owner's list
  SessionView begin(IssuerToken token, String name, String trace);

  /// Begins one of somebody who is known already.
  SessionView begin(Principal person, String name, String trace);

  /// Ends a session of the caller. Throws `WeftException` (ACCESS_TOKEN_NOT_FOUND) when there is
  /// none of that id.
  void end(Caller caller, String id);

  /// Ends what began with a session of an issuer.
  void endOf(URI issuer, String atIssuer, String trace);

  /// The book of the mesh.
  static SessionBook of(Sessions sessions, Duration time) {
    return new SessionBook() {
      @Override
      public Duration time() {
        return time;
      }

      @Override
      public SessionView begin(IssuerToken token, String name, String trace) {
        var wanted = new Sessions.Wanted(name, token.session(), time, "rest", trace);
        return sessions.begin(token.vouched(), wanted);
      }

      @Override
      public SessionView begin(Principal person, String name, String trace) {
        var wanted = new Sessions.Wanted(name, Optional.empty(), time, "rest", trace);
        return sessions.begin(person, wanted);
      }

      @Override
      public void end(Caller caller, String id) {
        sessions.end(caller, id);
      }

      @Override
      public void endOf(URI issuer, String atIssuer, String trace) {
        sessions.endOf(issuer.toString(), atIssuer, trace);
      }
    };
  }
}
