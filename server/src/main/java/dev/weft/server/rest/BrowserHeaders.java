package dev.weft.server.rest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/// What browsers are told about every answer: run nothing of it, keep nothing, guess nothing.
final class BrowserHeaders {

  private BrowserHeaders() {}

  static void set(ServerResponse response) {
    response.header("X-Content-Type-Options", "nosniff");
    response.header("X-Frame-Options", "DENY");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
  }
}
