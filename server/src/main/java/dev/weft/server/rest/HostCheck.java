package dev.weft.server.rest;

import dev.weft.server.config.HttpConfig;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Keeps pages of strangers out: a browser that was led here by another name (DNS rebinding) sends
/// that name as Host, and a page of another site sends its Origin.
final class HostCheck {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names;

  HostCheck(HttpConfig config) {
    this.names = new HashSet<>(LOOPBACK);
    names.addAll(config.names());
    // 0.0.0.0 and :: are no names of this machine.
    if (!List.of("0.0.0.0", "::").contains(config.host())) {
      names.add(bracketed(config.host().toLowerCase(Locale.ROOT)));
    }
  }

  /// Throws `WeftException` (SERVER_HOST).
  void check(ServerRequest request) {
    String authority = request.authority().toLowerCase(Locale.ROOT);
    if (!names.contains(withoutPort(authority))) {
      throw RestErrors.wrongHost();
    }
    for (String origin : request.headers().all(HeaderNames.ORIGIN, List::of)) {
      if (!origin.equalsIgnoreCase("http://" + authority)
          && !origin.equalsIgnoreCase("https://" + authority)) {
        throw RestErrors.wrongOrigin();
      }
    }
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
