package dev.weft.server.rest;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.SignedIn;
import dev.weft.server.config.HttpConfig;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/// What every request passes, in this order: a trace, headers for browsers, the check of Host and
/// Origin, the token or session and what it is for, the limit of the body, the idempotency key;
/// then the route with the caller bound; then one line in the log. Whatever fails becomes a problem
/// document.
final class Edge implements HttpFeature {

  static final HeaderName AS = HeaderNames.create("X-Weft-As");

  private static final Set<String> OPEN =
      Set.of(
          "/health",
          "/openapi.json",
          "/.well-known/jwks.json",
          "/api/v1/sign-in",
          BrowserSignIn.BEGIN,
          BrowserSignIn.CALLBACK,
          BrowserSignIn.SIGNED_OUT,
          PasswordSignIn.PASSWORD,
          PasswordSignIn.FIRST);
  private static final String NOBODY = "-";

  private final HostCheck hosts;
  private final SignIn signIn;
  private final Cookies cookies;
  private final Bodies bodies;
  private final Replays replays;
  private final RequestLog log;
  private final OperationScopes scopes;

  Edge(
      HttpConfig config,
      Entrance entrance,
      Replays replays,
      RequestLog log,
      OperationScopes scopes) {
    this.hosts = new HostCheck(config);
    this.signIn = entrance.signIn();
    this.cookies = entrance.cookies();
    this.bodies = new Bodies(config);
    this.replays = replays;
    this.log = log;
    this.scopes = scopes;
  }

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing.addFilter(this::pass);
    routing.error(Throwable.class, Edge::failed);
  }

  private void pass(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long begin = System.nanoTime();
    String trace = Trace.begin(request);
    String who = NOBODY;
    var ending = RequestLog.Ending.BROKEN_OFF;
    response.header(Trace.HEADER, trace);
    BrowserHeaders.set(response);
    try {
      hosts.check(request);
      if (OPEN.contains(request.path().path())) {
        chain.proceed();
      } else {
        SignedIn signedIn = signIn.signIn(shown(request, trace));
        Caller caller = signedIn.caller();
        who = caller.text();
        scopes.check(signedIn, request);
        bodies.limit(request);
        CurrentCaller.bind(signedIn, () -> replays.pass(caller, chain, request, response));
      }
      ending = RequestLog.Ending.ANSWERED;
    } catch (WeftException refused) {
      Problems.send(refused, request, response);
      ending = RequestLog.Ending.ANSWERED;
    } finally {
      log.line(request, response, new RequestLog.Line(who, ending, System.nanoTime() - begin));
    }
  }

  /// A token that is shown counts before what a browser sends along.
  private SignIn.Shown shown(ServerRequest request, String trace) {
    Optional<String> authorization =
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .or(() -> cookies.session(request).map(token -> "Bearer " + token));
    return new SignIn.Shown(
        authorization, request.headers().first(AS), Peer.of(request), "rest", trace);
  }

  /// A broken connection is nobody's to answer.
  private static void failed(ServerRequest request, ServerResponse response, Throwable failure) {
    switch (failure) {
      case CloseConnectionException broken -> throw broken;
      case UncheckedIOException gone -> throw gone;
      case NotModified same -> same.send(response);
      default -> Problems.send(failure, request, response);
    }
  }
}
