package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.server.auth.PasswordBook;
import dev.weft.usecases.access.SessionView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Passwords of people whom no issuer knows.
@Valid
@Controller("/api/v1")
final class PasswordController {

  /// A password in place of another.
  @Valid
  @Json
  record Change(@NotBlank @Size(max = 500) String old, @NotBlank @Size(max = 500) String password) {

    /// Without both.
    @Override
    public String toString() {
      return "Change";
    }
  }

  private final PasswordBook passwords;

  PasswordController(PasswordBook passwords) {
    this.passwords = passwords;
  }

  /// Makes a token with which somebody sets their password, for platform engineers to hand over.
  ///
  /// @param who a person of people.yaml.
  @Post("people/{who}/password-offers")
  @Produces(statusCode = 201)
  SessionView offer(String who) {
    return passwords.offer(CurrentCaller.get(), who);
  }

  /// Changes the caller's own password; their sessions end.
  ///
  /// @param change the old one and the new one.
  @Post("password")
  @Produces(statusCode = 204)
  void change(Change change, ServerRequest request, ServerResponse response) {
    passwords.change(Peer.unknown(request), CurrentCaller.get(), change.old(), change.password());
    response.status(204).send();
  }
}
