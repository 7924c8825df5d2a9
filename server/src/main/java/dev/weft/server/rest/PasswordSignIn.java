package dev.weft.server.rest;

import dev.weft.model.access.Principal;
import dev.weft.usecases.access.SessionView;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Where people sign in by name and password, and set their first one. Only JSON is taken, which no
/// page of another site can send.
final class PasswordSignIn implements HttpFeature {

  static final String PASSWORD = "/sign-in/password";
  static final String FIRST = "/sign-in/first-password";

  /// Who signs in.
  @Json
  record Shown(Optional<String> name, Optional<String> password) {
    /// Without the password.
    @Override
    public String toString() {
      return "Shown";
    }
  }

  /// A first password.
  @Json
  record First(Optional<String> token, Optional<String> password) {
    /// Without both.
    @Override
    public String toString() {
      return "First";
    }
  }

  private final Entrance entrance;
  private final JsonType<Shown> shown;
  private final JsonType<First> first;
  private final JsonType<SessionView> answer;

  PasswordSignIn(Entrance entrance, Jsonb json) {
    this.entrance = entrance;
    this.shown = json.type(Shown.class);
    this.first = json.type(First.class);
    this.answer = json.type(SessionView.class);
  }

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing.post(PASSWORD, this::begin);
    routing.post(FIRST, this::set);
  }

  private void begin(ServerRequest request, ServerResponse response) {
    Shown who = shown.fromJson(body(request));
    String name = who.name().orElse("");
    Principal person =
        entrance.passwords().person(Peer.unknown(request), name, who.password().orElse(""));
    SessionView session = entrance.sessions().begin(person, "password", Trace.of(request));
    entrance.cookies().keepSession(response, session.token(), entrance.sessions().time());
    response.status(201);
    response.header(HeaderNames.CONTENT_TYPE, Bodies.JSON);
    response.send(answer.toJsonBytes(session));
  }

  private void set(ServerRequest request, ServerResponse response) {
    First wanted = first.fromJson(body(request));
    entrance
        .passwords()
        .set(Peer.unknown(request), wanted.token().orElse(""), wanted.password().orElse(""));
    response.status(204);
    response.send();
  }

  private static byte[] body(ServerRequest request) {
    byte[] body = Bodies.ofStranger(request, Bodies.JSON);
    if (body.length == 0) {
      throw RestErrors.badJson("there is none");
    }
    return body;
  }
}
