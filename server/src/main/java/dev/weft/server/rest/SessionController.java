package dev.weft.server.rest;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.server.auth.SignedIn;
import dev.weft.server.auth.oidc.DeviceWay;
import dev.weft.usecases.access.SessionView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Delete;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Signing in and out.
@Valid
@Controller("/api/v1")
final class SessionController {

  /// A session to begin.
  ///
  /// @param name where it is, for the list of one's tokens
  @Valid
  @Json
  record Wanted(@NotBlank @Size(max = 100) String name) {}

  /// How people sign in here.
  ///
  /// @param browser where a browser goes to sign in; nothing without an issuer
  /// @param device how the command signs in; nothing without an issuer that offers it
  /// @param password where people whom no issuer knows sign in
  /// @param silent the issuer that does not say just now how it signs people in; nothing when it
  ///   does
  @Json
  record Ways(
      @Nullable String browser,
      @Nullable Device device,
      String password,
      @Nullable String silent) {}

  /// The device authorization grant (RFC 8628) at an issuer.
  @Json
  record Device(
      String issuer,
      String clientId,
      String scope,
      String authorizationEndpoint,
      String tokenEndpoint,
      @Nullable String revocationEndpoint) {

    static Device of(DeviceWay way) {
      return new Device(
          way.issuer().toString(),
          way.client(),
          "openid profile email",
          way.authorization().toString(),
          way.token().toString(),
          way.revocation().map(URI::toString).orElse(null));
    }
  }

  private final Entrance entrance;

  SessionController(Entrance entrance) {
    this.entrance = entrance;
  }

  /// Says how people sign in here; nobody has to be signed in to ask.
  @Get("sign-in")
  Ways ways() {
    String browser =
        entrance.oidc().first().map(_ -> entrance.publicUrl() + BrowserSignIn.BEGIN).orElse(null);
    String password = entrance.publicUrl() + PasswordSignIn.PASSWORD;
    try {
      Device device = entrance.issuers().device().map(Device::of).orElse(null);
      return new Ways(browser, device, password, null);
    } catch (WeftException silent) {
      if (silent.code() != ErrorCode.ACCESS_ISSUER) {
        throw silent;
      }
      return new Ways(
          browser, null, password, entrance.oidc().first().map(URI::toString).orElse(null));
    }
  }

  /// Begins a session of the caller, who shows a token that an issuer made for the command.
  ///
  /// @param wanted what it is called.
  @Post("sessions")
  @Produces(statusCode = 201)
  SessionView begin(Wanted wanted) {
    SignedIn signedIn = CurrentCaller.signedIn();
    var token = signedIn.begins(entrance.oidc().deviceClient());
    return entrance.sessions().begin(token, wanted.name(), signedIn.caller().trace());
  }

  /// Ends the session that the request is made in, at once.
  @Delete("session")
  @Produces(statusCode = 204)
  void end(ServerResponse response) {
    SignedIn signedIn = CurrentCaller.signedIn();
    entrance.sessions().end(signedIn.caller(), signedIn.lasting());
    entrance.cookies().forgetSession(response);
    response.status(204).send();
  }
}
