package dev.weft.server.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What browsers keep for this server: the session, and a sign-in under way. No script sees it, no
/// other site sends it along with a change. On `https` it is bound to exactly this host.
final class Cookies {

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> SAFE = Set.of("GET", "HEAD");
  private static final Duration SIGN_IN = Duration.ofMinutes(10);

  private final boolean secure;
  private final String session;
  private final String signIn;

  /// @param publicUrl where browsers reach this server
  Cookies(URI publicUrl) {
    this.secure = "https".equals(publicUrl.getScheme());
    this.session = secure ? "__Host-weft" : "weft";
    this.signIn = secure ? "__Host-weft-sign-in" : "weft-sign-in";
  }

  /// The token of the session; empty without one. Throws `WeftException` (SERVER_HOST) when a
  /// change does not come from a page of this server: browsers say where it comes from.
  Optional<String> session(ServerRequest request) {
    Optional<String> token = find(request, session);
    if (token.isPresent() && !SAFE.contains(request.prologue().method().text())) {
      boolean own =
          request.headers().contains(HeaderNames.ORIGIN)
              || request.headers().first(FETCH_SITE).filter("same-origin"::equals).isPresent();
      if (!own) {
        throw RestErrors.wrongOrigin();
      }
    }
    return token;
  }

  Optional<String> signIn(ServerRequest request) {
    return find(request, signIn);
  }

  void keepSession(ServerResponse response, String token, Duration lasts) {
    set(response, session, token, lasts);
  }

  void forgetSession(ServerResponse response) {
    set(response, session, "", Duration.ZERO);
  }

  void keepSignIn(ServerResponse response, String kept) {
    set(response, signIn, kept, SIGN_IN);
  }

  void forgetSignIn(ServerResponse response) {
    set(response, signIn, "", Duration.ZERO);
  }

  private static Optional<String> find(ServerRequest request, String name) {
    List<String> all = request.headers().cookies().toMap().getOrDefault(name, List.of());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private void set(ServerResponse response, String name, String value, Duration lasts) {
    String cookie =
        name
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + lasts.toSeconds()
            + (secure ? "; Secure" : "");
    response.headers().add(HeaderNames.SET_COOKIE, cookie);
  }
}
