package dev.weft.server.rest;

import dev.weft.server.auth.AccessTokens;
import dev.weft.server.auth.PasswordBook;
import dev.weft.server.auth.SessionBook;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.oidc.CodeFlow;
import dev.weft.server.auth.oidc.LogoutTokens;
import dev.weft.server.auth.oidc.TrustedIssuers;
import dev.weft.server.config.OidcConfig;
import java.net.URI;

/// Everything that signing in takes at this door.
///
/// @param publicUrl where browsers reach it
public record Entrance(
    SignIn signIn,
    AccessTokens access,
    OidcConfig oidc,
    TrustedIssuers issuers,
    CodeFlow flow,
    LogoutTokens logouts,
    SessionBook sessions,
    PasswordBook passwords,
    URI publicUrl) {

  /// The path that issuers send browsers back to.
  public static final String CALLBACK = BrowserSignIn.CALLBACK;

  Cookies cookies() {
    return new Cookies(publicUrl);
  }
}
