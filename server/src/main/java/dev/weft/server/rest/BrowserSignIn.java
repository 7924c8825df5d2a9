package dev.weft.server.rest;

import dev.weft.server.auth.SessionBook;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.oidc.CodeFlow;
import dev.weft.server.auth.oidc.LogoutTokens;
import dev.weft.usecases.access.SessionView;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Where browsers sign in: they are sent to the issuer, and come back with what it says. Issuers
/// say here as well that somebody signed out there.
final class BrowserSignIn implements HttpFeature {

  static final String BEGIN = "/sign-in";
  static final String CALLBACK = "/sign-in/callback";
  static final String SIGNED_OUT = "/sign-in/signed-out";

  private final CodeFlow flow;
  private final LogoutTokens logouts;
  private final SessionBook sessions;
  private final SignIn signIn;
  private final Cookies cookies;

  BrowserSignIn(Entrance entrance) {
    this.flow = entrance.flow();
    this.logouts = entrance.logouts();
    this.sessions = entrance.sessions();
    this.signIn = entrance.signIn();
    this.cookies = entrance.cookies();
  }

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing.get(BEGIN, this::begin);
    routing.get(CALLBACK, this::end);
    routing.post(SIGNED_OUT, this::signedOut);
  }

  private void begin(ServerRequest request, ServerResponse response) {
    String to = request.query().first("to").orElse("/");
    CodeFlow.Begun begun = flow.begin(to).orElseThrow(RestErrors::noSuchPath);
    cookies.keepSignIn(response, begun.kept());
    go(response, begun.location().toString());
  }

  private void end(ServerRequest request, ServerResponse response) {
    Map<String, String> answer = new HashMap<>();
    for (String name : Set.of("code", "state", "iss")) {
      request.query().first(name).ifPresent(value -> answer.put(name, value));
    }
    String kept = cookies.signIn(request).orElse("");
    cookies.forgetSignIn(response);
    CodeFlow.Brought brought = flow.brought(answer, kept);
    CodeFlow.Ended ended = signIn.guarded(Peer.unknown(request), CALLBACK, () -> flow.end(brought));
    SessionView session = sessions.begin(ended.token(), "browser", Trace.of(request));
    cookies.keepSession(response, session.token(), sessions.time());
    go(response, ended.to());
  }

  private void signedOut(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.ofStranger(request, Bodies.FORM);
    String token = field(new String(body, StandardCharsets.UTF_8), "logout_token");
    LogoutTokens.Ended ended =
        signIn.guarded(Peer.unknown(request), SIGNED_OUT, () -> logouts.read(token));
    sessions.endOf(ended.issuer(), ended.session(), Trace.of(request));
    response.status(200);
    response.send();
  }

  private static void go(ServerResponse response, String where) {
    response.status(303);
    response.header(HeaderNames.LOCATION, where);
    response.send();
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
          return "";
        }
      }
    }
    return "";
  }
}
