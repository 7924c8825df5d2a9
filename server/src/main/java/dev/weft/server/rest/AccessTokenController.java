package dev.weft.server.rest;

import dev.weft.server.auth.AccessTokens;
import dev.weft.server.auth.CurrentCaller;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import java.time.Duration;

/// Tokens that end soon, and the keys that vouch for them.
@Valid
@Controller
final class AccessTokenController {

  /// How long it is wanted.
  @Valid
  @Json
  record Wanted(@Range(min = 1, max = AccessTokens.MOST_MINUTES) int minutes) {}

  /// A token that ends soon.
  @Json
  record Made(String token, String type, String expiresAt) {}

  private final AccessTokens tokens;

  AccessTokenController(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /// Exchanges the token of this request for one that ends soon.
  ///
  /// @param wanted how many minutes it lives, up to 60.
  @Post("api/v1/access-tokens")
  @Produces(statusCode = 201)
  Made make(Wanted wanted) {
    var made = tokens.issue(CurrentCaller.signedIn(), Duration.ofMinutes(wanted.minutes()));
    return new Made(made.token(), "Bearer", made.expiresAt().toString());
  }

  /// Gives the public keys that check signatures of access tokens (RFC 7517).
  @Get(".well-known/jwks.json")
  @Produces("application/jwk-set+json")
  String keys() {
    return tokens.publicKeys();
  }
}
