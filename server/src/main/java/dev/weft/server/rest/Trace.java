package dev.weft.server.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id under which a request stands in the log: the client's, when it is harmless, else a fresh
/// one.
final class Trace {

  static final HeaderName HEADER = HeaderNames.create("X-Weft-Trace");

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Trace() {}

  /// The trace of a request that passed `begin`.
  static String of(ServerRequest request) {
    return request.context().get(Trace.class, String.class).orElse("");
  }

  static String begin(ServerRequest request) {
    String trace =
        request
            .headers()
            .first(HEADER)
            .filter(text -> HARMLESS.matcher(text).matches())
            .orElseGet(Trace::fresh);
    request.context().register(Trace.class, trace);
    return trace;
  }

  static String fresh() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }
}
